package jp.nagaokapay.gateway.event;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.nagaokapay.gateway.database.GatewaySchema;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.worker.Worker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of this package, in the order in which an event flows through them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
@Import(EventsController.class)
public class EventConfiguration {
    private static final Duration RETENTION_PAUSE = Duration.ofMinutes(1);
    private static final Duration UNCONFIRMED_CHECK_PAUSE = Duration.ofMillis(500);

    /** The schema is asked for because it has to be there first. */
    @Bean
    EventLog shopEventLog(
            JdbcClient client, PlatformTransactionManager transactions, GatewaySchema schema) {
        return new EventLog(client, new TransactionTemplate(transactions));
    }

    @Bean
    FeedCursor shopEventCursor(JdbcClient client) {
        return new FeedCursor(client);
    }

    @Bean
    FeedFollower feedFollower(
            LedgerClient ledger,
            EventLog log,
            List<EventPageListener> listeners,
            Clock clock,
            MeterRegistry meters) {
        return new FeedFollower(ledger, log, listeners, clock, meters);
    }

    @Bean
    Worker feedFollowing(FeedFollower follower, EventSettings settings) {
        return new Worker("feed-follower", settings.feedPause(), follower::copyPage);
    }

    @Bean
    OpenStreams openEventStreams(EventSettings settings, MeterRegistry meters) {
        return new OpenStreams(settings, meters);
    }

    @Bean
    StreamNotifier streamNotifier(EventLog log, OpenStreams streams) {
        return new StreamNotifier(log, streams);
    }

    @Bean
    Worker streamNotifying(StreamNotifier notifier, EventSettings settings) {
        return new Worker("stream-notifier", settings.tailPause(), notifier::poll);
    }

    @Bean
    EventStream shopEventStream(
            EventLog log, StreamNotifier notifier, EventSettings settings, Clock clock) {
        return new EventStream(log, notifier, settings, clock);
    }

    @Bean
    RevocationWatch revocationWatch(LedgerClient ledger, OpenStreams streams) {
        return new RevocationWatch(ledger, streams);
    }

    @Bean
    Worker revocationWatching(RevocationWatch watch) {
        return new Worker(
                "revocation-watch",
                RevocationWatch.ASKED_EVERY,
                RevocationWatch.ASKED_EVERY,
                watch::askLedger);
    }

    @Bean
    Worker unconfirmedEnding(RevocationWatch watch) {
        return new Worker("unconfirmed-streams", UNCONFIRMED_CHECK_PAUSE, watch::endUnconfirmed);
    }

    @Bean
    EventRetention shopEventRetention(EventLog log, EventSettings settings, Clock clock) {
        return new EventRetention(log, settings, clock);
    }

    @Bean
    Worker shopEventDeleting(EventRetention retention) {
        return new Worker("event-retention", RETENTION_PAUSE, retention::deleteBatch);
    }
}
