package jp.nagaokapay.ledger.shared.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Starts last and stops first, so that jobs find everything they need running. A scheduler runs
 * once; started again, there is a new one.
 */
final class JobClock implements SmartLifecycle {
    private final Supplier<Scheduler> schedulers;
    private volatile @Nullable Scheduler running;

    JobClock(Supplier<Scheduler> schedulers) {
        this.schedulers = schedulers;
    }

    @Override
    public void start() {
        Scheduler scheduler = schedulers.get();
        scheduler.start();
        running = scheduler;
    }

    @Override
    public void stop() {
        Scheduler scheduler = running;
        if (scheduler != null) {
            scheduler.stop();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
