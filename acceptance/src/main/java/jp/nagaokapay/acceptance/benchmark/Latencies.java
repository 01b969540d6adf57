package jp.nagaokapay.acceptance.benchmark;

import java.util.Arrays;

/** How long something took, each of several times. */
final class Latencies {
    private final long[] nanos;
    private int count;

    Latencies(int capacity) {
        nanos = new long[capacity];
    }

    void add(long took) {
        nanos[count++] = took;
    }

    /** In milliseconds; 0.5 is the median. */
    double millis(double quantile) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) ((count - 1) * quantile)] / 1e6;
    }
}
