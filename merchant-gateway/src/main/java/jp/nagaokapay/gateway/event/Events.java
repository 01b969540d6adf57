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
public class Events {
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
    EventCursor shopEventCursor(JdbcClient client) {
        return new EventCursor(client);
    }

    @Bean
    FeedFollower feedFollower(
            LedgerClient ledger,
            EventLog log,
            List<EventCompanion> companions,
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
    EventTail shopEventTail(EventLog log, OpenStreams streams) {
        return new EventTail(log, streams);
    }

    @Bean
    Worker shopEventTailing(EventTail tail, EventSettings settings) {
        return new Worker("event-tail", settings.tailPause(), tail);
    }

    @Bean
    EventStream shopEventStream(EventLog log, EventTail tail, EventSettings settings, Clock clock) {
        return new EventStream(log, tail, settings, clock);
    }

    @Bean
    TerminalWatch terminalWatch(LedgerClient ledger, OpenStreams streams) {
        return new TerminalWatch(ledger, streams);
    }

    @Bean
    Worker terminalWatching(TerminalWatch watch) {
        return new Worker(
                "terminal-watch", TerminalWatch.ASKED_EVERY, TerminalWatch.ASKED_EVERY, watch::ask);
    }

    @Bean
    Worker unconfirmedEnding(TerminalWatch watch) {
        return new Worker(
                "unconfirmed-streams", LOOK_AT_CONFIRMATIONS_EVERY, watch::endUnconfirmed);
    }

    @Bean
    EventKeeping shopEventKeeping(EventLog log, EventSettings settings, Clock clock) {
        return new EventKeeping(log, settings, clock);
    }

    @Bean
    Worker shopEventForgetting(EventKeeping keeping) {
        return new Worker("event-keeping", KEEPING_REST, keeping);
    }
}
