package jp.nagaokapay.ledger.proof;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the books are proved. */
@Configuration(proxyBeanMethods = false)
class ProofSchedule {
    @Bean
    RecurringTask<Void> proveTheBooks(ProofRuns proof) {
        return Jobs.every(Duration.ofMinutes(1), "prove-the-books", proof::runRested);
    }
}
