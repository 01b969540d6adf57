package jp.nagaokapay.gateway.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import jp.nagaokapay.gateway.database.GatewaySchema;
import jp.nagaokapay.gateway.event.FeedCursor;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.worker.Worker;
import jp.nagaokapay.web.RealTime;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The beans of this package: endpoints, queue, calls, and the record of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
@Import(EndpointsController.class)
public class WebhookConfiguration {
    private static final Duration REVOKED_ASKED_EVERY = Duration.ofSeconds(1);
    private static final Duration METRICS_PAUSE = Duration.ofSeconds(10);
    private static final Duration RETENTION_PAUSE = Duration.ofMinutes(1);
    private static final int RETENTION_BATCH = 1_000;

    /** What has to be brought along when a key from outside is taken away. */
    public static EncryptedTexts encryptedSecrets(JdbcClient client) {
        return SigningSecrets.encryptedTexts(client);
    }

    @Bean
    BoundedNameLookup webhookNames(WebhookSettings settings) {
        return new BoundedNameLookup(settings.connectTimeout(), settings.concurrencyMax());
    }

    @Bean
    TargetPolicy webhookTargets(TargetPolicy.Names names, WebhookSettings settings) {
        return new TargetPolicy(names, settings.allowPrivateTargets());
    }

    /** The schema is asked for because it has to be there first. */
    @Bean
    SigningSecrets webhookSecrets(
            JdbcClient client, SecretCipher cipher, @RealTime Clock clock, GatewaySchema schema) {
        return new SigningSecrets(client, cipher, clock).requireReadable();
    }

    @Bean
    Endpoints webhookEndpoints(
            JdbcClient client,
            PlatformTransactionManager transactions,
            FeedCursor cursor,
            TargetPolicy targets,
            SigningSecrets secrets,
            WebhookSettings settings,
            @RealTime Clock clock) {
        return new Endpoints(
                client,
                new TransactionTemplate(transactions),
                cursor,
                targets,
                secrets,
                settings,
                clock);
    }

    @Bean
    DeliveryQueue webhookQueue(JdbcClient client, @RealTime Clock clock) {
        return new DeliveryQueue(client, clock);
    }

    @Bean
    Outbox webhookOutbox(JdbcClient client, WebhookSettings settings, @RealTime Clock clock) {
        return new Outbox(client, settings, clock);
    }

    @Bean
    WebhookClient webhookClient(TargetPolicy targets, WebhookSettings settings) {
        return new WebhookClient(targets, settings);
    }

    @Bean
    EndpointHealth webhookHealth(
            JdbcClient client,
            PlatformTransactionManager transactions,
            FeedCursor cursor,
            WebhookSettings settings,
            @RealTime Clock clock) {
        return new EndpointHealth(
                client, new TransactionTemplate(transactions), cursor, settings, clock);
    }

    @Bean
    Dispatcher webhookDispatcher(
            Outbox outbox,
            EndpointHealth health,
            WebhookClient client,
            SigningSecrets secrets,
            WebhookSettings settings,
            JsonMapper json,
            @RealTime Clock clock,
            MeterRegistry meters) {
        return new Dispatcher(outbox, health, client, secrets, settings, json, clock, meters);
    }

    @Bean
    Worker webhookDispatching(Dispatcher dispatcher, WebhookSettings settings) {
        Worker worker = new Worker("webhook-dispatcher", settings.poll(), dispatcher::dispatch);
        dispatcher.setWorker(worker);
        return worker;
    }

    @Bean
    Deliveries webhookDeliveries(JdbcClient client, @RealTime Clock clock) {
        return new Deliveries(client, clock);
    }

    @Bean
    Worker webhookRetention(
            Deliveries deliveries, WebhookSettings settings, @RealTime Clock clock) {
        return new Worker(
                "webhook-retention",
                RETENTION_PAUSE,
                () ->
                        deliveries.deleteOldest(
                                        clock.instant().minus(settings.keptFor()), RETENTION_BATCH)
                                == RETENTION_BATCH);
    }

    @Bean
    Worker revokedOwnersWatching(JdbcClient client, LedgerClient ledger, EndpointHealth health) {
        return new Worker(
                "revoked-owners",
                REVOKED_ASKED_EVERY,
                new RevokedOwners(client, ledger, health)::disableTheirEndpoints);
    }

    @Bean
    WebhookMetrics webhookMetrics(JdbcClient client, @RealTime Clock clock, MeterRegistry meters) {
        return new WebhookMetrics(client, clock, meters);
    }

    @Bean
    Worker webhookCounting(WebhookMetrics metrics) {
        return new Worker("webhook-metrics", METRICS_PAUSE, metrics::count);
    }
}
