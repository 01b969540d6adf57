package jp.nagaokapay.ledger.shared.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
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
        return new Work(Schedules.fixedDelay(pause), name, null, work);
    }

    /**
     * Work of every day at this time in Japan.
     *
     * @param name unique among all jobs
     */
    public static RecurringTask<Void> daily(LocalTime time, String name, Runnable work) {
        return new Work(Schedules.daily(BusinessDate.ZONE, time), name, time, work);
    }
}
