package jp.nagaokapay.gateway.worker;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes one turn after another on a virtual thread of its own, and rests where there is no more.
 */
public final class Worker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration REST_AFTER_FAILURE_MAX = Duration.ofSeconds(5);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final String name;
    private final Duration rest;
    private final Duration restAfterFailureMax;
    private final Turn turn;
    // At most one call waits: turns do all there is, however often they are called for.
    private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** A piece of work that may be tried again. */
    @FunctionalInterface
    public interface Turn {
        /** Returns true when there is more to do at once. */
        boolean take();
    }

    /**
     * @param rest how long to wait after a turn that left nothing to do
     */
    public Worker(String name, Duration rest, Turn turn) {
        this(name, rest, REST_AFTER_FAILURE_MAX, turn);
    }

    /** One that must not rest for long even when it fails. */
    public Worker(String name, Duration rest, Duration restAfterFailureMax, Turn turn) {
        this.name = name;
        this.rest = rest;
        this.restAfterFailureMax = restAfterFailureMax;
        this.turn = turn;
    }

    /** Ends a rest early. */
    public void call() {
        calls.offer(true);
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        call();
        Thread last = thread;
        try {
            // Interrupted only when it does not end by itself: that costs it its connection.
            if (last != null && !last.join(STOP_MAX)) {
                last.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        int failures = 0;
        while (running) {
            try {
                boolean more = turn.take();
                if (failures > 0) {
                    LOG.info("{} goes on", name);
                }
                failures = 0;
                if (!more) {
                    await(rest);
                }
            } catch (RuntimeException | Error e) {
                if (failures++ == 0 && running) {
                    LOG.warn("{} cannot go on; it keeps trying", name, e);
                }
                await(restAfter(failures));
            }
        }
    }

    /** Doubled with each failure up to a bound, and never the same on two nodes. */
    private Duration restAfter(int failures) {
        long doubled = Math.max(1, rest.toMillis()) << Math.min(failures, 16);
        long bounded = Math.max(rest.toMillis(), Math.min(doubled, restAfterFailureMax.toMillis()));
        return Duration.ofMillis(
                bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    }

    private void await(Duration time) {
        try {
            if (running) {
                calls.poll(time.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
