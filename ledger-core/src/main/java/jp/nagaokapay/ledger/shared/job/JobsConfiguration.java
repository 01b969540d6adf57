package jp.nagaokapay.ledger.shared.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the jobs; {@code nagaokapay.jobs.enabled=false} leaves their work to be called by hand. */
@Configuration
@ConditionalOnProperty(name = "nagaokapay.jobs.enabled", matchIfMissing = true)
class JobsConfiguration {
    private static final int THREADS = 3;
    private static final Duration POLLED_EVERY = Duration.ofSeconds(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    @Bean
    JobClock jobClock(DataSource database, List<RecurringTask<?>> tasks) {
        return new JobClock(() ->
                Scheduler.create(database)
                        .startTasks(tasks)
                        .threads(THREADS)
                        .pollingInterval(POLLED_EVERY)
                        .alwaysPersistTimestampInUTC()
                        .shutdownMaxWait(STOPS_WITHIN)
                        .build());
    }
}
