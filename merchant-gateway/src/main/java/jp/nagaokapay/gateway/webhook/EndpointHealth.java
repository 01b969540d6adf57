package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.gateway.event.FeedCursor;
import jp.nagaokapay.web.token.Bearer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts failures in a row. An endpoint that accepted nothing for too long is disabled, and so is
 * one whose owner was revoked; its events wait, and are queued when it is enabled again.
 */
class EndpointHealth {
    /** So many at least, or the first failure after a long stop of ours would count as days. */
    static final int FAILURES_MIN = 10;

    private static final Logger LOG = LoggerFactory.getLogger(EndpointHealth.class);

    // Of a disabled endpoint failing_since stays: it says which deliveries are to be queued again.
    private static final String SUCCEEDED =
            """
            UPDATE gateway.webhook_endpoint SET failing_since = NULL, failures = 0, rest_until = NULL
            WHERE endpoint_id = :endpoint AND failures > 0 AND status = 'ENABLED'
            """;
    // From the sixth failure in a row on it is left alone, for a second first and a minute at last,
    // so that a long queue is not a storm.
    private static final String FAILED =
            """
            UPDATE gateway.webhook_endpoint SET
                failures = failures + 1,
                failing_since = COALESCE(failing_since, :now),
                rest_until = CASE WHEN failures >= 5
                    THEN :now + make_interval(secs => LEAST(60, power(2, LEAST(failures, 11) - 5)))
                    END
            WHERE endpoint_id = :endpoint
            RETURNING status = 'ENABLED' AND failing_since <= :before AND failures >= :least
            """;
    private static final String DISABLE =
            """
            UPDATE gateway.webhook_endpoint SET status = 'DISABLED', notice = :notice,
                disabled_at = :now, queued_to = :position
            WHERE endpoint_id = :endpoint AND status = 'ENABLED'
            """;
    private static final String IF_FAILING = " AND failing_since <= :before";
    private static final String IF_VOUCHED_BY =
            " AND (vouched_by = ANY (:revoked) OR responsible = ANY (:revoked))";
    private static final String VOUCHED_BY =
            """
            SELECT endpoint_id FROM gateway.webhook_endpoint WHERE status = 'ENABLED'
            """
                    + IF_VOUCHED_BY;
    private static final String LET_WAIT =
            """
            UPDATE gateway.webhook_delivery SET next_attempt_at = NULL
            WHERE endpoint_id = :endpoint AND status = 'PENDING'
            """;
    // First what failed while it was failing: it was given up for the same reason.
    private static final String BRING_BACK =
            """
            UPDATE gateway.webhook_delivery d SET status = 'PENDING', next_attempt_at = :now,
                give_up_at = NULL
            FROM gateway.webhook_endpoint e
            WHERE e.endpoint_id = :endpoint AND d.endpoint_id = e.endpoint_id
                AND (d.status = 'PENDING'
                    OR d.status = 'FAILED' AND d.last_attempt_at >= e.failing_since)
            """;
    private static final String QUEUE_MISSED =
            """
            INSERT INTO gateway.webhook_delivery (endpoint_id, position, event_id, event_type,
                queued_at, status, next_attempt_at)
            SELECT e.endpoint_id, s.position, 'event:' || s.position, s.type, :now, 'PENDING', :now
            FROM gateway.webhook_endpoint e
            JOIN gateway.shop_event s ON s.merchant_id = e.merchant_id
                AND s.position > e.queued_to AND s.position <= :position
            WHERE e.endpoint_id = :endpoint
            ORDER BY s.position
            ON CONFLICT (endpoint_id, position) DO NOTHING
            """;
    private static final String ENABLE =
            """
            UPDATE gateway.webhook_endpoint SET status = 'ENABLED', notice = NULL,
                disabled_at = NULL, queued_to = NULL, failing_since = NULL, failures = 0,
                rest_until = NULL, vouched_by = :vouchedBy, responsible = :responsible
            WHERE endpoint_id = :endpoint
            """;
    private static final String IS_DISABLED =
            """
            SELECT status = 'DISABLED' FROM gateway.webhook_endpoint
            WHERE endpoint_id = :endpoint FOR UPDATE
            """;

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final FeedCursor cursor;
    private final WebhookSettings settings;
    private final Clock clock;

    EndpointHealth(
            JdbcClient client,
            TransactionTemplate transaction,
            FeedCursor cursor,
            WebhookSettings settings,
            Clock clock) {
        this.client = client;
        this.transaction = transaction;
        this.cursor = cursor;
        this.settings = settings;
        this.clock = clock;
    }

    void recordSuccess(String endpointId) {
        client.sql(SUCCEEDED).param("endpoint", endpointId).update();
    }

    void recordFailure(String endpointId) {
        Instant now = clock.instant();
        boolean forTooLong =
                client.sql(FAILED)
                        .param("endpoint", endpointId)
                        .param("now", utc(now))
                        .param("before", utc(now.minus(settings.disabledAfter())))
                        .param("least", FAILURES_MIN)
                        .query((row, _) -> row.getBoolean(1))
                        .optional()
                        .orElse(false);
        if (forTooLong) {
            disable(
                    endpointId,
                    Endpoint.Notice.NOTHING_TAKEN_FOR_TOO_LONG,
                    IF_FAILING,
                    Map.of("before", utc(now.minus(settings.disabledAfter()))));
        }
    }

    /**
     * Disables what those people and programs have registered, or enabled last: they may act no
     * more.
     */
    void disableOf(Set<String> revoked) {
        Map<String, Object> who = Map.of("revoked", revoked.toArray(String[]::new));
        client.sql(VOUCHED_BY)
                .params(who)
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(endpointId ->
                        disable(endpointId, Endpoint.Notice.OWNER_REVOKED, IF_VOUCHED_BY, who));
    }

    /** What it is called for from now on waits. */
    private void disable(
            String endpointId,
            Endpoint.Notice notice,
            String condition,
            Map<String, Object> parameters) {
        transaction.executeWithoutResult(_ -> {
            long position = cursor.lock();
            int disabled =
                    client.sql(DISABLE + condition)
                            .params(parameters)
                            .param("endpoint", endpointId)
                            .param("notice", notice.name())
                            .param("now", utc(clock.instant()))
                            .param("position", position)
                            .update();
            if (disabled == 1) {
                client.sql(LET_WAIT).param("endpoint", endpointId).update();
                LOG.warn("{} is disabled: {}", endpointId, notice);
            }
        });
    }

    /**
     * Calls it again, for everything that it missed too. Nothing changes where it is enabled.
     *
     * @param bearer who wants that: it is called for as long as they may act
     */
    void enable(String endpointId, Bearer bearer) {
        OffsetDateTime now = utc(clock.instant());
        transaction.executeWithoutResult(_ -> {
            long position = cursor.lock();
            boolean disabled =
                    client.sql(IS_DISABLED)
                            .param("endpoint", endpointId)
                            .query((row, _) -> row.getBoolean(1))
                            .optional()
                            .orElse(false);
            if (disabled) {
                client.sql(BRING_BACK).param("endpoint", endpointId).param("now", now).update();
                client.sql(QUEUE_MISSED)
                        .param("endpoint", endpointId)
                        .param("now", now)
                        .param("position", position)
                        .update();
                client.sql(ENABLE)
                        .param("endpoint", endpointId)
                        .param("vouchedBy", bearer.subject())
                        .param("responsible", bearer.responsible())
                        .update();
            }
        });
    }
}
