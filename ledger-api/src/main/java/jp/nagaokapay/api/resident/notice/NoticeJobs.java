package jp.nagaokapay.api.resident.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import jp.nagaokapay.api.message.MessagePort;
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
    Recipients recipients(Residents residents, MessagePort messages) {
        return walletId ->
                residents
                        .lockHolderOf(walletId)
                        .filter(holder -> holder.notices().expiry())
                        .flatMap(holder -> recipient(holder, messages));
    }

    /**
     * The way that the holder chose, as far as messages go there; empty: they cannot be reached.
     */
    static Optional<Recipient> recipient(Resident holder, MessagePort messages) {
        boolean wantsMail =
                holder.notices().by() == MessageWay.EMAIL || !messages.goes(MessageWay.SMS);
        String email = holder.email();
        String id = holder.residentId().value();
        return email != null && wantsMail && messages.goes(MessageWay.EMAIL)
                ? Optional.of(new Recipient(id, MessageWay.EMAIL, email))
                : Optional.ofNullable(holder.phone())
                        .map(phone -> new Recipient(id, MessageWay.SMS, phone));
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
