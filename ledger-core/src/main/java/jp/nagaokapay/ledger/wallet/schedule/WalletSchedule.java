package jp.nagaokapay.ledger.wallet.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When {@link WalletJobs} run. */
@Configuration(proxyBeanMethods = false)
class WalletSchedule {
    @Bean
    RecurringTask<Void> releaseHolds(WalletJobs wallets, Clock clock) {
        return Jobs.every(
                Duration.ofSeconds(10),
                "release-holds",
                () -> wallets.releaseHolds(clock.instant()));
    }

    @Bean
    RecurringTask<Void> resolveCharges(WalletJobs wallets, Clock clock) {
        return Jobs.every(
                Duration.ofSeconds(30),
                "resolve-charges",
                () -> wallets.resolveCharges(clock.instant()));
    }

    @Bean
    RecurringTask<Void> expireLots(WalletJobs wallets, Clock clock) {
        return Jobs.daily(
                LocalTime.of(0, 5),
                "expire-lots",
                () -> wallets.expireLots(BusinessDate.of(clock.instant())));
    }
}
