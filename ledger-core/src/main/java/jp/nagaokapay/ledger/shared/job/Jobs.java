package jp.nagaokapay.ledger.shared.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;

/**
 * Recurring work. Each package declares its own as beans, beside what they do; the names are stored
 * with the time of the next run, so they do not change.
 */
public final class Jobs {
    private Jobs() {}

    /**
     * Work that begins again this long after it ended.
     *
     * @param name unique among all jobs
     */
    public static RecurringTask<Void> every(Duration pause, String name, Runnable work) {
        return job(Schedules.fixedDelay(pause), name, work);
    }

    /**
     * Work of every day at this time in Japan.
     *
     * @param name unique among all jobs
     */
    public static RecurringTask<Void> daily(LocalTime time, String name, Runnable work) {
        return job(Schedules.daily(BusinessDate.ZONE, time), name, work);
    }

    private static RecurringTask<Void> job(Schedule schedule, String name, Runnable work) {
        return Tasks.recurring(name, schedule).execute((_, _) -> work.run());
    }
}
