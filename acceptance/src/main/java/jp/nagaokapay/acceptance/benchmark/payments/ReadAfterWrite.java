package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.util.Arrays;
import jp.nagaokapay.acceptance.benchmark.payments.Load.Measure;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Read;

/** Reads right after a write was acknowledged, on the connection that wrote. */
final class ReadAfterWrite {
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

    /**
     * @param beside how many others pay meanwhile
     */
    static Read measure(String what, int beside, int reads, Write write) throws IOException {
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
