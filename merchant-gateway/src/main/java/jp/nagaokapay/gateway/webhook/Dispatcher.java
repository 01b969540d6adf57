package jp.nagaokapay.gateway.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nagaokapay.gateway.worker.Worker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends due deliveries to the shops' servers, each on a virtual thread of its own. Every node does.
 * Delivery is at least once: a node may die after a call and before the call is recorded.
 */
class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final EndpointHealth health;
    private final WebhookClient client;
    private final SigningSecrets secrets;
    private final WebhookSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger openCalls = new AtomicInteger();
    private final Map<String, Integer> callsByEndpoint = new ConcurrentHashMap<>();
    private volatile @Nullable Worker worker;

    Dispatcher(
            Outbox outbox,
            EndpointHealth health,
            WebhookClient client,
            SigningSecrets secrets,
            WebhookSettings settings,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.health = health;
        this.client = client;
        this.secrets = secrets;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    /** The worker to wake when a call ends, as there is room for another one then. */
    void setWorker(Worker newWorker) {
        worker = newWorker;
    }

    /** Starts calls for what is due; true when there may be more of it. */
    boolean dispatch() {
        int free = settings.concurrencyMax() - openCalls.get();
        if (free <= 0) {
            return false;
        }
        List<ClaimedDelivery> deliveries = outbox.claim(Set.copyOf(callsByEndpoint.keySet()), free);
        for (ClaimedDelivery delivery : deliveries) {
            openCalls.incrementAndGet();
            callsByEndpoint.merge(delivery.endpointId(), 1, Integer::sum);
            threads.execute(() -> run(delivery));
        }
        return !deliveries.isEmpty();
    }

    private void run(ClaimedDelivery delivery) {
        try {
            deliver(delivery);
        } catch (RuntimeException e) {
            // Its claim runs out, and it is due again.
            LOG.warn("What became of {} could not be written down", delivery.deliveryId(), e);
        } finally {
            callsByEndpoint.computeIfPresent(
                    delivery.endpointId(), (_, count) -> count == 1 ? null : count - 1);
            openCalls.decrementAndGet();
            Worker idle = worker;
            if (idle != null) {
                idle.wake();
            }
        }
    }

    private void deliver(ClaimedDelivery delivery) {
        String body = body(delivery);
        CallOutcome outcome =
                body == null
                        ? CallOutcome.failed(CallOutcome.Failure.EVENT_FORGOTTEN)
                        : client.call(delivery.url(), headers(delivery, body), body);
        meters.counter("nagaokapay.webhooks.attempts", "outcome", outcome.name()).increment();
        Integer status = outcome.status();
        if (outcome.accepted() && status != null) {
            outbox.recordDelivered(delivery.deliveryId(), status);
            health.recordSuccess(delivery.endpointId());
            return;
        }
        outbox.recordFailed(
                delivery.deliveryId(),
                delivery.claim(),
                outcome,
                body == null ? null : next(delivery));
        health.recordFailure(delivery.endpointId());
    }

    private @Nullable Instant next(ClaimedDelivery delivery) {
        double chance = ThreadLocalRandom.current().nextDouble();
        return settings.backoff()
                .next(clock.instant(), delivery.attempts(), delivery.giveUpAt(), chance)
                .orElse(null);
    }

    private @Nullable String body(ClaimedDelivery delivery) {
        if (delivery.test()) {
            return json.writeValueAsString(
                    new TestEvent(
                            delivery.eventId(),
                            Deliveries.TEST,
                            delivery.queuedAt(),
                            delivery.merchantId()));
        }
        return delivery.event() == null ? null : json.writeValueAsString(delivery.event());
    }

    private Map<String, String> headers(ClaimedDelivery delivery, String body) {
        return Map.of(
                "Nagaokapay-Event-Id",
                delivery.eventId(),
                "Nagaokapay-Delivery-Id",
                Delivery.id(delivery.deliveryId()),
                WebhookSignature.HEADER,
                WebhookSignature.of(secrets(delivery), clock.instant(), body));
    }

    private List<SigningSecret> secrets(ClaimedDelivery delivery) {
        return delivery.secrets().stream()
                .map(stored -> secrets.read(delivery.endpointId(), stored))
                .toList();
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // What is cut off here has its claim run out, and is due again.
        threads.shutdownNow();
    }

    /** Says only that the way is open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestEvent(String eventId, String type, Instant at, String merchantId) {}
}
