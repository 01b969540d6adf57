package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.SmallHeap;
import jp.nagaokapay.acceptance.benchmark.payments.report.Spread;
import jp.nagaokapay.acceptance.program.ProgramFailed;

/** The program with little memory. */
record SmallHeapRun(
        MeasuredProgram.Setting setting,
        LedgerDatabase ledger,
        Duration time,
        int rounds,
        PrintStream out) {

    /** As {@code NAGAOKAPAY_JAVA_OPTIONS=-Xmx512m}, which stands for the collector too. */
    private static final String[] SMALL = {"-XX:-UseParallelGC", "-Xmx512m"};

    /**
     * @param usual payments a second with the usual heap
     * @param usualResident memory that was taken with that
     */
    SmallHeap measure(Payers payers, double usual, long usualResident)
            throws IOException, InterruptedException {
        try (MeasuredProgram program = setting.start(setting.start().cache().isPresent(), SMALL)) {
            program.warmUp(payers);
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                rates.add(
                        Load.run(
                                        program.url(),
                                        Measurements.COMPARED_CLIENTS,
                                        time,
                                        payers::sticker)
                                .perSecond());
                ledger.awaitCaughtUp();
            }
            Spread perSecond = Spread.of(rates, rate -> rate);
            return new SmallHeap(
                    perSecond,
                    perSecond.median() / usual,
                    Machine.residentMegabytes(program.pid()),
                    usualResident);
        } catch (IllegalStateException | ProgramFailed e) {
            out.println("It did not live through it: " + e);
            return new SmallHeap(null, 0, 0, usualResident);
        }
    }
}
