package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Due deliveries, each claimed by one node at a time. A claim is a lease: if its node dies, the
 * delivery is due again when it runs out.
 */
class Outbox {
    // A few of each endpoint and of each one that is failing only one, in any order of endpoints:
    // no queue, however long, keeps another shop waiting. The first condition spares all of it when
    // nothing is due, which is nearly always.
    private static final String CLAIM =
            """
            WITH due AS (
                SELECT e.endpoint_id, e.failures > 0 AS failing, d.*
                FROM gateway.webhook_endpoint e CROSS JOIN LATERAL (
                    SELECT delivery_id, next_attempt_at FROM gateway.webhook_delivery
                    WHERE endpoint_id = e.endpoint_id AND status = 'PENDING'
                        AND next_attempt_at <= :now
                    ORDER BY next_attempt_at, delivery_id LIMIT :each
                    FOR UPDATE SKIP LOCKED) d
                WHERE EXISTS (SELECT FROM gateway.webhook_delivery
                        WHERE status = 'PENDING' AND next_attempt_at <= :now)
                    AND (e.rest_until IS NULL OR e.rest_until <= :now)
                    AND e.endpoint_id <> ALL (:busy)),
            ranked AS (
                SELECT delivery_id, failing,
                    row_number() OVER (PARTITION BY endpoint_id
                        ORDER BY next_attempt_at, delivery_id) AS rank
                FROM due),
            chosen AS (
                SELECT delivery_id FROM ranked WHERE rank = 1 OR NOT failing
                ORDER BY rank, random() LIMIT :free),
            claimed AS (
                UPDATE gateway.webhook_delivery d SET
                    claim = gen_random_uuid(),
                    attempts = attempts + 1,
                    last_attempt_at = :now,
                    next_attempt_at = :leasedUntil,
                    give_up_at = COALESCE(give_up_at, :giveUpAt)
                FROM chosen WHERE d.delivery_id = chosen.delivery_id
                RETURNING d.*)
            SELECT c.delivery_id, c.claim, c.endpoint_id, c.event_id, c.queued_at, c.attempts,
                c.give_up_at, c.position, e.merchant_id, e.url, s.type, s.occurred_at, s.payment_id,
                s.merchant_payment_id, s.amount, s.merchant_refund_id,
                ARRAY(SELECT secret FROM gateway.webhook_secret k
                    WHERE k.endpoint_id = e.endpoint_id
                        AND (k.valid_until IS NULL OR k.valid_until > :now)
                    ORDER BY k.valid_until DESC NULLS FIRST) AS secrets
            FROM claimed c
            JOIN gateway.webhook_endpoint e USING (endpoint_id)
            LEFT JOIN gateway.shop_event s ON s.position = c.position
            """;
    // Whatever claim is current: the shop has accepted the event, which is final.
    private static final String DELIVERED =
            """
            UPDATE gateway.webhook_delivery SET status = 'DELIVERED', claim = NULL, by_hand = false,
                next_attempt_at = NULL, last_status = :status, last_error = NULL,
                delivered_at = :now
            WHERE delivery_id = :delivery
            """;
    private static final String NOT_DELIVERED =
            """
            UPDATE gateway.webhook_delivery d SET
                status = CASE WHEN CAST(:next AS timestamptz) IS NULL THEN 'FAILED' ELSE 'PENDING' END,
                next_attempt_at = CASE WHEN e.status = 'ENABLED' THEN CAST(:next AS timestamptz) END,
                claim = NULL, by_hand = false, last_status = :status, last_error = :error
            FROM gateway.webhook_endpoint e
            WHERE d.delivery_id = :delivery AND d.claim = :claim AND e.endpoint_id = d.endpoint_id
            """;

    private final JdbcClient client;
    private final WebhookSettings settings;
    private final Clock clock;

    Outbox(JdbcClient client, WebhookSettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Claims some of what is due, each endpoint's oldest first.
     *
     * @param busy endpoints that this node is calling already
     * @param free how many calls it can make besides
     */
    List<ClaimedDelivery> claim(Set<String> busy, int free) {
        Instant now = clock.instant();
        return client
                .sql(CLAIM)
                .param("now", utc(now))
                .param("each", settings.concurrencyPerEndpointMax())
                .param("free", free)
                .param("busy", busy.toArray(String[]::new))
                .param("leasedUntil", utc(now.plus(settings.lease())))
                .param("giveUpAt", utc(now.plus(settings.retriedFor())))
                .query(ClaimedDelivery::of)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(ClaimedDelivery::deliveryId))
                .toList();
    }

    void recordDelivered(long deliveryId, int status) {
        client.sql(DELIVERED)
                .param("delivery", deliveryId)
                .param("status", status)
                .param("now", utc(clock.instant()))
                .update();
    }

    /**
     * @param next null when it is given up
     */
    void recordFailed(long deliveryId, UUID claim, CallOutcome outcome, @Nullable Instant next) {
        client.sql(NOT_DELIVERED)
                .param("delivery", deliveryId)
                .param("claim", claim)
                .param("status", outcome.status(), java.sql.Types.INTEGER)
                .param(
                        "error",
                        outcome.error() == null ? null : outcome.error().name(),
                        java.sql.Types.VARCHAR)
                .param(
                        "next",
                        next == null ? null : utc(next),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
