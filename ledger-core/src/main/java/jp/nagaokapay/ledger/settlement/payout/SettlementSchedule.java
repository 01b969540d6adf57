package jp.nagaokapay.ledger.settlement.payout;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When closings and payouts that were interrupted go on. */
@Configuration(proxyBeanMethods = false)
class SettlementSchedule {
    @Bean
    RecurringTask<Void> resumeSettlements(SettlementJobs settlements) {
        return Jobs.every(Duration.ofMinutes(1), "resume-settlements", settlements::resume);
    }
}
