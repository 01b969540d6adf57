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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

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
            long[] sorted = Arrays.stream(nanos).sorted().toArray();
            return new Measure(
                    sorted.length,
                    busy,
                    sorted.length * 1e9 / elapsed,
                    millis(sorted, 0.5),
                    millis(sorted, 0.99));
        }

        static double millis(long[] sorted, double quantile) {
            return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * quantile)] / 1e6;
        }

        double seconds() {
            return count / perSecond;
        }
    }

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Load() {}

    static Measure run(URI server, int clients, Duration time, Step step)
            throws InterruptedException {
        return run(server, clients, time, Integer.MAX_VALUE, step);
    }

    /**
     * @param most how often each client does it
     */
    static Measure run(URI server, int clients, Duration time, int most, Step step)
            throws InterruptedException {
        LongAdder busy = new LongAdder();
        long began = System.nanoTime();
        AtomicLong end = new AtomicLong(began + time.toNanos());
        List<Future<long[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                running.add(threads.submit(() -> until(end, most, server, step, busy)));
            }
        }
        long elapsed = System.nanoTime() - began;
        return Measure.of(
                running.stream().flatMapToLong(Load::timesOf).toArray(), busy.sum(), elapsed);
    }

    /** What is done while clients do theirs. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T beside(URI server, int clients, Step step, Work<T> work) throws IOException {
        AtomicLong end = new AtomicLong(Long.MAX_VALUE);
        List<Future<long[]>> running = new ArrayList<>();
        T done;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int client = 0; client < clients; client++) {
                running.add(
                        threads.submit(() ->
                                until(end, Integer.MAX_VALUE, server, step, new LongAdder())));
            }
            try {
                done = work.run();
            } finally {
                end.set(System.nanoTime());
            }
        }
        running.forEach(Load::timesOf);
        return done;
    }

    private static LongStream timesOf(Future<long[]> client) {
        try {
            return Arrays.stream(client.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client gave up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a client waits until it may come again is part of the time that it takes. */
    private static long[] until(AtomicLong end, int most, URI server, Step step, LongAdder busy)
            throws IOException {
        long[] times = new long[1 << 12];
        int count = 0;
        try (HttpConnection connection = new HttpConnection(server)) {
            long began = System.nanoTime();
            for (long now = began; now < end.get() && count < most; now = System.nanoTime()) {
                try {
                    step.run(connection);
                } catch (Busy again) {
                    busy.increment();
                    LockSupport.parkNanos(PAUSE.toNanos());
                    continue;
                }
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                long after = System.nanoTime();
                times[count++] = after - began;
                began = after;
            }
        }
        return Arrays.copyOf(times, count);
    }
}
