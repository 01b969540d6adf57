package jp.nagaokapay.ledger.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Starts last and stops first, so that jobs find everything they need running. */
final class JobClock implements SmartLifecycle {
    private final Scheduler scheduler;
    private volatile boolean running;

    JobClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
