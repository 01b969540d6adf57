package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Read;

/** Reads right after a write was acknowledged, on the connection that wrote. */
final class ReadAfterWrite {
    private static final int MANY = 200;
    private static final int SOME = 50;

    private final long[] nanos;
    private int missed;

    private ReadAfterWrite(int reads) {
        nanos = new long[reads];
    }

    /** Writes, and answers how its read is to be done. */
    @FunctionalInterface
    interface Write {
        Shown run() throws IOException;
    }

    /** Whether the answer to a read shows what was written. */
    @FunctionalInterface
    interface Shown {
        boolean read() throws IOException;
    }

    /** While nobody else pays, and beside others. */
    static List<Read> measure(MeasuredProgram program, Payers payers, Office office, Town town)
            throws IOException {
        List<Read> all = new ArrayList<>();
        try (HttpConnection connection = program.connect()) {
            for (int beside : new int[] {0, Measurements.COMPARED_CLIENTS}) {
                all.addAll(
                        Load.beside(
                                program.url(),
                                beside,
                                payers::sticker,
                                () -> each(beside, connection, payers, office, town)));
            }
        }
        return all;
    }

    private static List<Read> each(
            int beside, HttpConnection connection, Payers payers, Office office, Town town)
            throws IOException {
        return List.of(
                measure("a wallet's history", beside, MANY, () -> payers.history(connection)),
                measure("a terminal's list", beside, MANY, () -> payers.dayOfTerminal(connection)),
                measure(
                        "a campaign",
                        beside,
                        SOME,
                        () -> office.newCampaign(connection, town.campaignShops())),
                measure("a shop", beside, SOME, () -> office.newShop(connection)));
    }

    /**
     * @param beside how many others pay meanwhile
     */
    private static Read measure(String what, int beside, int reads, Write write)
            throws IOException {
        ReadAfterWrite measured = new ReadAfterWrite(reads);
        for (int read = 0; read < reads; read++) {
            Shown shown = write.run();
            long began = System.nanoTime();
            measured.missed += shown.read() ? 0 : 1;
            measured.nanos[read] = System.nanoTime() - began;
        }
        Arrays.sort(measured.nanos);
        return new Read(
                what,
                beside,
                reads,
                measured.missed,
                Measure.millis(measured.nanos, 0.5),
                Measure.millis(measured.nanos, 0.99));
    }
}
