package jp.nagaokapay.ledger.shared.job;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What a job does, which may also be done out of its turn. */
final class Work extends RecurringTask<Void> {
    private final @Nullable LocalTime time;
    private final Runnable work;

    /**
     * @param time of the day in Japan; null for what is done again and again
     */
    Work(Schedule schedule, String name, @Nullable LocalTime time, Runnable work) {
        super(name, schedule, Void.class);
        this.time = time;
        this.work = work;
    }

    @Override
    public void executeRecurringly(TaskInstance<Void> instance, ExecutionContext context) {
        work.run();
    }

    void run() {
        work.run();
    }

    /** The time of day; what is done again and again comes last. */
    LocalTime time() {
        return time == null ? LocalTime.MAX : time;
    }
}
