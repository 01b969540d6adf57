package jp.nagaokapay.ledger.shared.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Does at once what jobs do in a day: those of a time of day in the order of their times, then once
 * all others. For a clock that is moved ahead; the jobs may run meanwhile by themselves.
 */
@Component
public final class DayOfJobs {
    private static final Logger LOG = LoggerFactory.getLogger(DayOfJobs.class);

    private final ObjectProvider<RecurringTask<?>> jobs;

    DayOfJobs(ObjectProvider<RecurringTask<?>> jobs) {
        this.jobs = jobs;
    }

    /** Does everything; what fails is told in the log and left to its next turn. */
    public void run() {
        List<Work> day =
                jobs.stream()
                        .filter(Work.class::isInstance)
                        .map(Work.class::cast)
                        .sorted(Comparator.comparing(Work::time).thenComparing(Work::getName))
                        .toList();
        for (Work work : day) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("{} failed on a day that was passed over", work.getName(), e);
            }
        }
    }
}
