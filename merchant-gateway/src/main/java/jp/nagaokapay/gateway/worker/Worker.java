package jp.nagaokapay.gateway.worker;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats a task on a virtual thread of its own for as long as the process runs, and pauses when
 * the task says that nothing is left to do.
 */
public final class Worker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE_AFTER_FAILURE_MAX = Duration.ofSeconds(5);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Duration pauseAfterFailureMax;
    private final BooleanSupplier task;
    // At most one wake-up waits: a run does all there is, however often it is asked for.
    private final BlockingQueue<Boolean> wakeUps = new ArrayBlockingQueue<>(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * @param pause how long to wait after a run that left nothing to do
     * @param task safe to repeat; true when there is more to do at once
     */
    public Worker(String name, Duration pause, BooleanSupplier task) {
        this(name, pause, PAUSE_AFTER_FAILURE_MAX, task);
    }

    /** For a task that must be repeated soon even after a failure. */
    public Worker(
            String name, Duration pause, Duration pauseAfterFailureMax, BooleanSupplier task) {
        this.name = name;
        this.pause = pause;
        this.pauseAfterFailureMax = pauseAfterFailureMax;
        this.task = task;
    }

    /** Ends the current pause: there may be something to do. */
    public void wake() {
        wakeUps.offer(true);
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
        wake();
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
                boolean more = task.getAsBoolean();
                if (failures > 0) {
                    LOG.info("{} goes on", name);
                }
                failures = 0;
                if (!more) {
                    pause(pause);
                }
            } catch (RuntimeException | Error e) {
                if (failures++ == 0 && running) {
                    LOG.warn("{} cannot go on; it keeps trying", name, e);
                }
                pause(pauseAfter(failures));
            }
        }
    }

    /** Doubled with each failure up to a bound, and never the same on two nodes. */
    private Duration pauseAfter(int failures) {
        long doubled = Math.max(1, pause.toMillis()) << Math.min(failures, 16);
        long bounded =
                Math.max(pause.toMillis(), Math.min(doubled, pauseAfterFailureMax.toMillis()));
        return Duration.ofMillis(
                bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    }

    private void pause(Duration time) {
        try {
            if (running) {
                wakeUps.poll(time.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
