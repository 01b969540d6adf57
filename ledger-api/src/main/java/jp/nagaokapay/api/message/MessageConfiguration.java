package jp.nagaokapay.api.message;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import jp.nagaokapay.web.start.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * The ways by which messages leave, and the jobs that send what a crash has left and forget the
 * oldest of the delivery log. The demo keeps its messages instead.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!demo")
@EnableConfigurationProperties(MessageSettings.class)
public class MessageConfiguration {
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(5);
    private static final Duration LOG_KEPT = Duration.ofDays(90);
    private static final LocalTime FORGOTTEN_AT = LocalTime.of(3, 40);
    private static final Logger LOG = LoggerFactory.getLogger(MessageConfiguration.class);

    /** What has to be brought along when a key from outside is taken away. */
    public static EncryptedTexts encryptedTexts(JdbcClient client) {
        return MessageTable.encryptedTexts(client);
    }

    @Bean
    MessageSenders messageSenders(MessageSettings settings, ObjectProvider<JavaMailSender> mail) {
        MessageSenders senders;
        try {
            senders = MessageSenders.of(settings, mail.getIfAvailable());
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    e.getMessage() + ".", "Correct the settings; \"nagaokapay help\" lists them.");
        }
        if (senders.all().isEmpty()) {
            LOG.warn("No provider of messages is connected; sign-ups are answered 503.");
        }
        return senders;
    }

    @Bean
    MessageTable messageTable(JdbcClient jdbc, SecretCipher cipher) {
        return new MessageTable(jdbc, cipher);
    }

    @Bean
    MessageBudget messageBudget(JdbcClient jdbc, MessageSettings settings) {
        return new MessageBudget(jdbc, settings.perDay());
    }

    @Bean
    MessageWatch messageWatch(
            MessageTable table, MessageBudget budget, Clock clock, MeterRegistry meters) {
        return new MessageWatch(table, budget, clock, meters);
    }

    @Bean
    MessageDelivery messageDelivery(
            MessageTable table, MessageSenders senders, Clock clock, MeterRegistry meters) {
        return new MessageDelivery(table, senders, clock, meters);
    }

    @Bean
    MessagePort outbox(
            MessageTable table,
            MessageBudget budget,
            MessageDelivery delivery,
            MessageSenders senders,
            Clock clock) {
        return new Outbox(table, budget, senders.ways(), delivery::wake, clock);
    }

    @Bean
    RecurringTask<Void> sendMessages(MessageDelivery delivery) {
        return Jobs.every(LOOKED_EVERY, "send-messages", delivery::sendDue);
    }

    @Bean
    RecurringTask<Void> forgetSentMessages(MessageTable table, MessageBudget budget, Clock clock) {
        return Jobs.daily(
                FORGOTTEN_AT,
                "forget-sent-messages",
                () -> {
                    Instant before = clock.instant().minus(LOG_KEPT);
                    table.deleteEndedBefore(before);
                    budget.deleteBefore(before);
                });
    }
}
