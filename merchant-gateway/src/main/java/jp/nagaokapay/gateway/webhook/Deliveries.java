package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.utc;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log of an endpoint's deliveries, and what a shop may ask of it. */
class Deliveries {
    /** A test says whether the way is open; more of them at once say no more. */
    static final int WAITING_TESTS_MAX = 10;

    static final String TEST = "test";

    private static final String PAGE =
            """
            SELECT * FROM gateway.webhook_delivery
            WHERE endpoint_id = :endpoint AND delivery_id < :before
                AND (CAST(:status AS text) IS NULL OR status = :status)
            ORDER BY delivery_id DESC LIMIT :limit
            """;
    private static final String ONE =
            """
            SELECT * FROM gateway.webhook_delivery
            WHERE endpoint_id = :endpoint AND delivery_id = :delivery
            """;
    private static final String TEST_ONE =
            """
            INSERT INTO gateway.webhook_delivery (endpoint_id, event_id, event_type, queued_at,
                status, by_hand, next_attempt_at)
            SELECT :endpoint, :event, :type, :now, 'PENDING', true, :now
            WHERE (SELECT count(*) FROM gateway.webhook_delivery WHERE endpoint_id = :endpoint
                AND status = 'PENDING' AND position IS NULL) < :max
            RETURNING *
            """;
    // One on its way already is not sent twice; any other is due now, with all its time before it.
    private static final String REDELIVER =
            """
            UPDATE gateway.webhook_delivery SET status = 'PENDING', by_hand = true, claim = NULL,
                next_attempt_at = :now, give_up_at = NULL
            WHERE endpoint_id = :endpoint AND delivery_id = :delivery
                AND (claim IS NULL OR next_attempt_at <= :now)
            """;
    private static final String END_PAUSE =
            """
            UPDATE gateway.webhook_endpoint SET rest_until = NULL WHERE endpoint_id = :endpoint
            """;
    private static final String DELETE_OLDEST =
            """
            DELETE FROM gateway.webhook_delivery WHERE delivery_id IN (
                SELECT delivery_id FROM gateway.webhook_delivery
                WHERE status <> 'PENDING' AND queued_at < :before
                ORDER BY queued_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            """;

    private final JdbcClient client;
    private final Clock clock;

    Deliveries(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * @param next where the next page begins; null on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Delivery> deliveries, @Nullable Long next) {}

    /** Newest first. */
    Page page(
            String endpointId, @Nullable Long after, int limit, Delivery.@Nullable Status status) {
        List<Delivery> found =
                client.sql(PAGE)
                        .param("endpoint", endpointId)
                        .param("before", after == null ? Long.MAX_VALUE : after)
                        .param(
                                "status",
                                status == null ? null : status.name(),
                                java.sql.Types.VARCHAR)
                        .param("limit", limit + 1)
                        .query(Delivery::of)
                        .list();
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<Delivery> shown = found.subList(0, limit);
        return new Page(shown, Delivery.number(shown.getLast().deliveryId()));
    }

    Delivery test(String endpointId) {
        Delivery test =
                client.sql(TEST_ONE)
                        .param("endpoint", endpointId)
                        .param("event", "event:test-" + UUID.randomUUID())
                        .param("type", TEST)
                        .param("now", now())
                        .param("max", WAITING_TESTS_MAX)
                        .query(Delivery::of)
                        .optional()
                        .orElseThrow(() ->
                                ProblemException.of(
                                                HttpStatus.TOO_MANY_REQUESTS,
                                                "TOO_MANY_WEBHOOK_TESTS")
                                        .with(Map.of("most", WAITING_TESTS_MAX)));
        endPause(endpointId);
        return test;
    }

    Delivery redeliver(String endpointId, String deliveryId) {
        long number = Delivery.number(deliveryId);
        client.sql(REDELIVER)
                .param("endpoint", endpointId)
                .param("delivery", number)
                .param("now", now())
                .update();
        endPause(endpointId);
        return client.sql(ONE)
                .param("endpoint", endpointId)
                .param("delivery", number)
                .query(Delivery::of)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("WEBHOOK_DELIVERY_NOT_FOUND"));
    }

    /** Who asks by hand has repaired the server, so it is not left alone any longer. */
    private void endPause(String endpointId) {
        client.sql(END_PAUSE).param("endpoint", endpointId).update();
    }

    /** Deletes the oldest that are delivered or given up; returns how many. */
    int deleteOldest(Instant before, int limit) {
        return client.sql(DELETE_OLDEST)
                .param("before", utc(before))
                .param("limit", limit)
                .update();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }
}
