package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Starts;
import jp.nagaokapay.acceptance.benchmark.payments.report.Spread;

/** Starts with and without the AOT cache by turns, and the load right after those as usual. */
final class StartRounds {
    private static final int STARTS = 3;
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final List<Double> cached = new ArrayList<>();
    private final List<Double> plain = new ArrayList<>();
    private final List<Measure> first = new ArrayList<>();

    private StartRounds() {}

    static StartRounds measure(
            MeasuredProgram.Setting setting, LedgerDatabase ledger, Payers payers)
            throws IOException, InterruptedException {
        StartRounds starts = new StartRounds();
        boolean hasCache = setting.start().cache().isPresent();
        for (int start = 0; start < STARTS; start++) {
            if (hasCache) {
                try (MeasuredProgram program = setting.start(false)) {
                    starts.plain.add(program.secondsToReady());
                    ledger.awaitCaughtUp();
                }
            }
            try (MeasuredProgram program = setting.usual()) {
                (hasCache ? starts.cached : starts.plain).add(program.secondsToReady());
                starts.first.add(
                        Load.run(
                                program.url(),
                                Measurements.COMPARED_CLIENTS,
                                FIRST,
                                payers::sticker));
                ledger.awaitCaughtUp();
            }
        }
        return starts;
    }

    /**
     * @param steady payments a second when the program has run for a while
     */
    Starts against(double steady) {
        Spread rate = Spread.of(first, Measure::perSecond);
        return new Starts(
                cached.isEmpty() ? null : Spread.of(cached, seconds -> seconds),
                Spread.of(plain, seconds -> seconds),
                rate,
                rate.median() / steady,
                first.stream().mapToLong(Measure::busy).sum());
    }
}
