package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.PrintStream;
import java.time.Clock;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.shared.message.Ledger;
import me.tongfei.progressbar.ProgressBar;

/** Makes the town without HTTP, and waits until the projections have caught up. */
final class TownBuilding {
    private TownBuilding() {}

    /**
     * @param events by which it was made
     * @param perSecond of these, with the catching up
     */
    record Made(Town town, long events, double perSecond) {}

    static Made build(Database database, LedgerDatabase ledger, Town.Size size, PrintStream out)
            throws InterruptedException {
        out.printf(
                "Making %,d wallets, every other one with %,d payments ...%n",
                size.wallets(), size.past());
        long before = ledger.head();
        try (LedgerProcess process =
                LedgerProcess.open(
                        database,
                        Clock.systemUTC(),
                        new NoFunding(),
                        // Large batches, for nobody reads; a wallet that has its past is done with.
                        "--nagaokapay.log.tail-pause=1s",
                        "--nagaokapay.log.cached-aggregates=2000")) {
            long began = System.nanoTime();
            Town town = Town.build(process.get(Ledger.class), size);
            long appended = System.nanoTime();
            try (ProgressBar bar = new ProgressBar("projections", ledger.head())) {
                ledger.awaitLedgerCaughtUp(bar::stepTo);
            }
            long events = ledger.head() - before;
            long ended = System.nanoTime();
            out.printf(
                    "%,d events in %.0f s, %,.0f/s, and %.0f s until the projections had caught up%n",
                    events,
                    (appended - began) / 1e9,
                    events * 1e9 / (appended - began),
                    (ended - appended) / 1e9);
            return new Made(town, events, events * 1e9 / (ended - began));
        }
    }
}
