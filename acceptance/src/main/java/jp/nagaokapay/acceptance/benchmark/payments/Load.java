package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Clients that each wait for an answer before they ask again. */
final class Load {
    /** One thing that a client does on its connection; throws when the answer is not a success. */
    @FunctionalInterface
    interface Step {
        void run(HttpConnection connection) throws IOException;
    }

    /** The program asks to come again. */
    static final class Busy extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        Busy() {
            super("busy");
        }
    }

    /**
     * What came of it.
     *
     * @param busy how often the program asked to come again
     */
    record Measure(int count, long busy, double perSecond, double p50, double p99) {
        static Measure of(long[] nanos, long busy, long elapsed) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Measure(
                    sorted.length,
                    busy,
                    sorted.length * 1e9 / elapsed,
                    millis(sorted, 0.5),
                    millis(sorted, 0.99));
        }

        private static double millis(long[] sorted, double quantile) {
            return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * quantile)] / 1e6;
        }
    }

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Load() {}

    static Measure run(URI server, int clients, Duration time, Step step)
            throws InterruptedException {
        LongAdder busy = new LongAdder();
        List<Future<long[]>> running = new ArrayList<>();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(() -> until(end, server, step, busy)));
            }
        }
        long elapsed = System.nanoTime() - began;
        List<long[]> times = new ArrayList<>();
        for (Future<long[]> client : running) {
            try {
                times.add(client.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client gave up", e.getCause());
            }
        }
        return Measure.of(
                times.stream().flatMapToLong(Arrays::stream).toArray(), busy.sum(), elapsed);
    }

    private static long[] until(long end, URI server, Step step, LongAdder busy)
            throws IOException {
        long[] times = new long[1 << 12];
        int count = 0;
        try (HttpConnection connection = new HttpConnection(server)) {
            long now = System.nanoTime();
            while (now < end) {
                try {
                    step.run(connection);
                } catch (Busy again) {
                    busy.increment();
                    LockSupport.parkNanos(PAUSE.toNanos());
                    now = System.nanoTime();
                    continue;
                }
                long after = System.nanoTime();
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = after - now;
                now = after;
            }
        }
        return Arrays.copyOf(times, count);
    }
}
