package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each wait for an answer before they ask again. */
final class Load {
    /** One thing that a client does on its connection; throws when the answer is not a success. */
    @FunctionalInterface
    interface Step {
        void run(HttpConnection connection) throws IOException;
    }

    /** What came of it. */
    record Measure(int count, double perSecond, double p50, double p99) {
        static Measure of(long[] nanos, long elapsed) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Measure(
                    sorted.length,
                    sorted.length * 1e9 / elapsed,
                    millis(sorted, 0.5),
                    millis(sorted, 0.99));
        }

        private static double millis(long[] sorted, double quantile) {
            return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * quantile)] / 1e6;
        }
    }

    private Load() {}

    static Measure run(URI server, int clients, Duration time, Step step)
            throws InterruptedException {
        List<Future<long[]>> running = new ArrayList<>();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(() -> until(end, server, step)));
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
        return Measure.of(times.stream().flatMapToLong(Arrays::stream).toArray(), elapsed);
    }

    private static long[] until(long end, URI server, Step step) throws IOException {
        long[] times = new long[1 << 12];
        int count = 0;
        try (HttpConnection connection = new HttpConnection(server)) {
            long now = System.nanoTime();
            while (now < end) {
                step.run(connection);
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
