package jp.nagaokapay.ledger.campaign.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import jp.nagaokapay.ledger.campaign.roll.WhenMassGrantOpensThenEarn;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When campaigns are looked after. */
@Configuration(proxyBeanMethods = false)
class CampaignSchedule {
    @Bean
    RecurringTask<Void> tendCampaigns(WhenTimePassesThenTendCampaigns campaigns, Clock clock) {
        return Jobs.every(
                Duration.ofSeconds(10), "end-campaigns", () -> campaigns.run(clock.instant()));
    }

    @Bean
    RecurringTask<Void> grantToTheRoll(WhenMassGrantOpensThenEarn massGrants) {
        return Jobs.every(Duration.ofSeconds(10), "grant-to-the-roll", massGrants::run);
    }
}
