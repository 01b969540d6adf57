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
import tools.jackson.databind.json.JsonMapper;

/** All of this package, in the order in which an event flows through it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
@Import(EventsController.class)
public class EventConfiguration {
    private static final Duration KEEPING_REST = Duration.ofMinutes(1);
    private static final Duration LOOK_AT_CONFIRMATIONS_EVERY = Duration.ofMillis(500);

    /** The schema is asked for because it has to be there first. */
    @Bean
    EventLog shopEventLog(
            JdbcClient client,
            PlatformTransactionManager transactions,
            JsonMapper json,
            GatewaySchema schema) {
        return new EventLog(client, new TransactionTemplate(transactions), json);
    }

    @Bean
    FeedCursor shopEventCursor(JdbcClient client) {
        return new FeedCursor(client);
    }

    @Bean
    FeedFollower feedFollower(
            LedgerClient ledger,
            EventLog log,
            List<EventPageListener> companions,
            Clock clock,
            MeterRegistry meters) {
        return new FeedFollower(ledger, log, companions, clock, meters);
    }

    @Bean
    Worker feedFollowing(FeedFollower follower, EventSettings settings) {
        return new Worker("feed-follower", settings.feedPause(), follower);
    }

    @Bean
    OpenStreams openEventStreams(EventSettings settings, MeterRegistry meters) {
        return new OpenStreams(settings, meters);
    }

    @Bean
    StreamNotifier shopEventTail(EventLog log, OpenStreams streams) {
        return new StreamNotifier(log, streams);
    }

    @Bean
    Worker shopEventTailing(StreamNotifier tail, EventSettings settings) {
        return new Worker("event-tail", settings.tailPause(), tail);
    }

    @Bean
    EventStream shopEventStream(
            EventLog log, StreamNotifier tail, EventSettings settings, Clock clock) {
        return new EventStream(log, tail, settings, clock);
    }

    @Bean
    RevocationWatch terminalWatch(LedgerClient ledger, OpenStreams streams) {
        return new RevocationWatch(ledger, streams);
    }

    @Bean
    Worker terminalWatching(RevocationWatch watch) {
        return new Worker(
                "terminal-watch",
                RevocationWatch.ASKED_EVERY,
                RevocationWatch.ASKED_EVERY,
                watch::ask);
    }

    @Bean
    Worker unconfirmedEnding(RevocationWatch watch) {
        return new Worker(
                "unconfirmed-streams", LOOK_AT_CONFIRMATIONS_EVERY, watch::endUnconfirmed);
    }

    @Bean
    EventRetention shopEventKeeping(EventLog log, EventSettings settings, Clock clock) {
        return new EventRetention(log, settings, clock);
    }

    @Bean
    Worker shopEventForgetting(EventRetention keeping) {
        return new Worker("event-keeping", KEEPING_REST, keeping);
    }
}
