package jp.nagaokapay.ledger.log.requests;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What callers' keys led to. */
@Configuration
class RequestsConfiguration {
    @Bean
    RequestTable requestTable(JdbcClient jdbc, EventLog log, StoredNames names) {
        return new RequestTable(jdbc, log, names);
    }

    @Bean
    RecurringTask<Void> forgetOldRefusals(RequestTable requestTable) {
        return Jobs.every(
                Duration.ofMinutes(10), "forget-refusals", requestTable::forgetOldRefusals);
    }

    @Bean
    IdempotentRequests idempotentRequests(RequestTable requestTable) {
        return new IdempotentRequests(requestTable);
    }
}
