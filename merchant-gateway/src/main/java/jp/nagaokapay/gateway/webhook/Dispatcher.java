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
 * Calls the shops' servers with what is due, each call on a virtual thread of its own. Every node
 * may. A shop may be called twice for an event (a node dies after the call and before it is written
 * down); never not at all.
 */
class Dispatcher implements Worker.Turn, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final EndpointHealth standing;
    private final WebhookClient caller;
    private final WebhookSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calling = new AtomicInteger();
    private final Map<String, Integer> busy = new ConcurrentHashMap<>();
    private volatile @Nullable Worker loop;

    Dispatcher(
            Outbox outbox,
            EndpointHealth standing,
            WebhookClient caller,
            WebhookSettings settings,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.standing = standing;
        this.caller = caller;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    /** The loop that takes this one's turns; called when a call ends, as there is room again. */
    void drivenBy(Worker newLoop) {
        loop = newLoop;
    }

    @Override
    public boolean take() {
        int free = settings.concurrencyMax() - calling.get();
        if (free <= 0) {
            return false;
        }
        List<ClaimedDelivery> claimed = outbox.claim(Set.copyOf(busy.keySet()), free);
        for (ClaimedDelivery due : claimed) {
            calling.incrementAndGet();
            busy.merge(due.endpointId(), 1, Integer::sum);
            threads.execute(() -> work(due));
        }
        return !claimed.isEmpty();
    }

    private void work(ClaimedDelivery due) {
        try {
            deliver(due);
        } catch (RuntimeException e) {
            // Its claim runs out, and it is due again.
            LOG.warn("What became of {} could not be written down", due.deliveryId(), e);
        } finally {
            busy.computeIfPresent(due.endpointId(), (_, count) -> count == 1 ? null : count - 1);
            calling.decrementAndGet();
            Worker driver = loop;
            if (driver != null) {
                driver.call();
            }
        }
    }

    private void deliver(ClaimedDelivery due) {
        String body = body(due);
        CallOutcome outcome =
                body == null
                        ? CallOutcome.failed(CallOutcome.Failure.EVENT_FORGOTTEN)
                        : caller.call(due.url(), headers(due, body), body);
        meters.counter("nagaokapay.webhooks.attempts", "outcome", outcome.name()).increment();
        Integer status = outcome.status();
        if (outcome.taken() && status != null) {
            outbox.delivered(due.deliveryId(), status);
            standing.taken(due.endpointId());
            return;
        }
        outbox.notDelivered(
                due.deliveryId(), due.claim(), outcome, body == null ? null : next(due));
        standing.notTaken(due.endpointId());
    }

    private @Nullable Instant next(ClaimedDelivery due) {
        double chance = ThreadLocalRandom.current().nextDouble();
        return settings.backoff()
                .next(clock.instant(), due.attempts(), due.giveUpAt(), chance)
                .orElse(null);
    }

    private @Nullable String body(ClaimedDelivery due) {
        if (due.test()) {
            return json.writeValueAsString(
                    new TestEvent(
                            due.eventId(), Deliveries.TEST, due.queuedAt(), due.merchantId()));
        }
        return due.event() == null ? null : json.writeValueAsString(due.event());
    }

    private Map<String, String> headers(ClaimedDelivery due, String body) {
        return Map.of(
                "Nagaokapay-Event-Id",
                due.eventId(),
                "Nagaokapay-Delivery-Id",
                Delivery.id(due.deliveryId()),
                WebhookSignature.HEADER,
                WebhookSignature.of(due.secrets(), clock.instant(), body));
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
