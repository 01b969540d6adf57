package jp.nagaokapay.api.request;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalTime;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names on letters are forgotten by night. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestSettings.class)
class RequestJobs {
    private static final LocalTime AT = LocalTime.of(3, 40);

    @Bean
    RecurringTask<Void> forgetLetterNames(LetterNames names, Clock clock) {
        return Jobs.daily(
                AT, "forget-letter-names", () -> names.forget(BusinessDate.of(clock.instant())));
    }
}
