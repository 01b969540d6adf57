package jp.nagaokapay.api.resident.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import jp.nagaokapay.api.message.MessageWay;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.resident.notice.Recipients.Recipient;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.job.Jobs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When notices are made and sent: by day, when people are awake. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class NoticeJobs {
    private static final LocalTime MADE_AT = LocalTime.of(10, 0);
    private static final LocalTime SENT_FROM = LocalTime.of(9, 0);
    private static final LocalTime SENT_UNTIL = LocalTime.of(20, 0);

    @Bean
    Recipients recipients(Residents residents) {
        return walletId -> residents.holderOf(walletId).map(NoticeJobs::recipient);
    }

    private static Recipient recipient(Resident resident) {
        return new Recipient(resident.residentId().value(), MessageWay.SMS, resident.phone());
    }

    @Bean
    RecurringTask<Void> makeExpiryNotices(ExpiryNotices notices, Clock clock) {
        return Jobs.daily(MADE_AT, "make-expiry-notices", () -> notices.prepare(clock.instant()));
    }

    @Bean
    RecurringTask<Void> sendExpiryNotices(ExpiryNotices notices, Clock clock) {
        return Jobs.every(
                Duration.ofMinutes(1),
                "send-expiry-notices",
                () -> {
                    LocalTime time = LocalTime.ofInstant(clock.instant(), BusinessDate.ZONE);
                    if (!time.isBefore(SENT_FROM) && time.isBefore(SENT_UNTIL)) {
                        notices.send(clock.instant());
                    }
                });
    }
}
