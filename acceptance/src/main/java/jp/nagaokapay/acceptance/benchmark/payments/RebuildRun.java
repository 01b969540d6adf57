package jp.nagaokapay.acceptance.benchmark.payments;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Rebuild;
import jp.nagaokapay.acceptance.benchmark.payments.report.Spread;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.log.follow.Processors;
import me.tongfei.progressbar.ProgressBar;

/** All projections from the whole log, as the command {@code rebuild} fills them again. */
final class RebuildRun {
    private static final int SCANS = 3;
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(10);

    private RebuildRun() {}

    static Rebuild measure(Database database, LedgerDatabase ledger) {
        List<Double> scans = new ArrayList<>();
        for (int scan = 0; scan < SCANS; scan++) {
            scans.add(ledger.scan());
        }
        double seconds;
        try (LedgerProcess process =
                LedgerProcess.open(database, Clock.systemUTC(), new NoFunding())) {
            Processors processors = process.get(Processors.class);
            processors.awaitDrained(CAUGHT_UP_WITHIN);
            try (ProgressBar bar = new ProgressBar("rebuild", ledger.head())) {
                long began = System.nanoTime();
                processors.rebuild((slowest, _) -> bar.stepTo(slowest));
                seconds = (System.nanoTime() - began) / 1e9;
            }
        }
        Spread scanned = Spread.of(scans, rate -> rate);
        double rate = ledger.head() / seconds;
        return new Rebuild(ledger.head(), seconds, rate, scanned, rate / scanned.median());
    }
}
