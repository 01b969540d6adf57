package jp.nagaokapay.api.resident.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import jp.nagaokapay.api.resident.register.Resident;
import jp.nagaokapay.api.resident.register.Residents;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When notices are made and sent: by day, when people are awake. */
@Configuration(proxyBeanMethods = false)
class NoticeJobs {
    private static final LocalTime MADE_AT = LocalTime.of(10, 0);
    private static final LocalTime SENT_FROM = LocalTime.of(9, 0);
    private static final LocalTime SENT_UNTIL = LocalTime.of(20, 0);

    @Bean
    Phones phones(Residents residents) {
        return walletId -> residents.holderOf(walletId).map(Resident::phone);
    }

    @Bean
    @ConditionalOnProperty(name = "nagaokapay.jobs.enabled", matchIfMissing = true)
    RecurringTask<Void> makeExpiryNotices(ExpiryNotices notices, Clock clock) {
        return Tasks.recurring("make-expiry-notices", Schedules.daily(BusinessDate.ZONE, MADE_AT))
                .execute((_, _) -> notices.prepare(clock.instant()));
    }

    @Bean
    @ConditionalOnProperty(name = "nagaokapay.jobs.enabled", matchIfMissing = true)
    RecurringTask<Void> sendExpiryNotices(ExpiryNotices notices, Clock clock) {
        return Tasks.recurring("send-expiry-notices", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((_, _) -> {
                    LocalTime time = LocalTime.ofInstant(clock.instant(), BusinessDate.ZONE);
                    if (!time.isBefore(SENT_FROM) && time.isBefore(SENT_UNTIL)) {
                        notices.send(clock.instant());
                    }
                });
    }
}
