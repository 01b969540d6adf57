package jp.nagaokapay.api.alarm;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import jp.nagaokapay.api.alarm.RaisedAlarms.News;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Mails what is new: the first alarm within a minute, everything that follows in one mail a period.
 * A mail that could not be sent is tried again after a minute; one that was sent by a node that
 * died before it could note so comes twice.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlarmSettings.class)
class AlarmMail {
    /** Longer than a mail server may take to answer; then the next node may try. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** More are a number. */
    static final int LINES_MAX = 50;

    private static final Duration LOOKED_EVERY = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(AlarmMail.class);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd HH:mm").withZone(BusinessDate.ZONE);

    private final RaisedAlarms alarms;
    private final AlarmSettings settings;
    private final @Nullable JavaMailSender mail;

    @Autowired
    AlarmMail(RaisedAlarms alarms, AlarmSettings settings, ObjectProvider<JavaMailSender> mail) {
        this(alarms, settings, mail.getIfAvailable());
    }

    AlarmMail(RaisedAlarms alarms, AlarmSettings settings, @Nullable JavaMailSender mail) {
        if (!settings.to().isEmpty() && (mail == null || settings.from() == null)) {
            throw new StartRefused(
                    "NAGAOKAPAY_ALARMS_TO says whom alarms are mailed to, but not how.",
                    "Set SPRING_MAIL_HOST to the mail server, and NAGAOKAPAY_ALARMS_FROM to the"
                            + " sender's address.");
        }
        this.alarms = alarms;
        this.settings = settings;
        this.mail = mail;
    }

    @Bean
    RecurringTask<Void> mailAlarms() {
        return Jobs.every(LOOKED_EVERY, "mail-alarms", this::tell);
    }

    void tell() {
        if (isOff() || !alarms.claim(PATIENCE)) {
            return;
        }
        List<News> news = alarms.news();
        if (send(message(news, alarms.goingOn()))) {
            alarms.told(news, settings.digestEvery());
        }
    }

    /** Tells of an alarm that cannot be noted; whether that could be mailed. */
    boolean tellWithoutRecord(Alarm alarm) {
        return !isOff()
                && send(
                        message(
                                "ながおかペイ 警報: " + alarm.name(),
                                "[発生] %s\n    %s\n".formatted(alarm.name(), alarm.detail())));
    }

    private boolean isOff() {
        return mail == null || settings.to().isEmpty();
    }

    private boolean send(SimpleMailMessage message) {
        try {
            Objects.requireNonNull(mail).send(message);
            return true;
        } catch (MailException e) {
            LOG.error("Alarms cannot be mailed yet: {}", e.getMessage());
            return false;
        }
    }

    private SimpleMailMessage message(List<News> news, List<String> goingOn) {
        long began = news.stream().filter(one -> one.times() > 0).count();
        long ended = news.stream().filter(one -> one.endedAt() != null).count();
        StringBuilder text = new StringBuilder();
        news.stream().limit(LINES_MAX).map(AlarmMail::line).forEach(text::append);
        if (news.size() > LINES_MAX) {
            text.append("ほか %d件\n".formatted(news.size() - LINES_MAX));
        }
        if (!goingOn.isEmpty()) {
            text.append("\n継続中: ").append(String.join(", ", goingOn)).append('\n');
        }
        return message("ながおかペイ 警報: 発生 %d件、終了 %d件".formatted(began, ended), text.toString());
    }

    private SimpleMailMessage message(String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(settings.to().toArray(String[]::new));
        message.setSubject(subject);
        message.setText(text);
        return message;
    }

    private static String line(News one) {
        String times = one.times() > 1 ? " (%d回)".formatted(one.times()) : "";
        String state =
                one.endedAt() == null
                        ? "[発生] " + TIME.format(one.beganAt())
                        : "[終了] %s〜%s"
                                .formatted(TIME.format(one.beganAt()), TIME.format(one.endedAt()));
        return "%s %s%s\n    %s\n".formatted(state, one.name(), times, one.detail());
    }
}
