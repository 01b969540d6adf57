package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.utc;

import java.time.Clock;
import jp.nagaokapay.gateway.event.EventPageListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queues each event for the enabled endpoints of its shop, in the transaction that writes it. */
class DeliveryQueue implements EventPageListener {
    private static final String QUEUE =
            """
            INSERT INTO gateway.webhook_delivery (endpoint_id, position, event_id, event_type,
                queued_at, status, next_attempt_at)
            SELECT e.endpoint_id, s.position, 'event:' || s.position, s.type, :now, 'PENDING', :now
            FROM gateway.shop_event s
            JOIN gateway.webhook_endpoint e
                ON e.merchant_id = s.merchant_id AND e.status = 'ENABLED'
            WHERE s.position > :after AND s.position <= :upTo
            ORDER BY s.position, e.endpoint_id
            """;

    private final JdbcClient client;
    private final Clock clock;

    DeliveryQueue(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public void written(long after, long upTo) {
        client.sql(QUEUE)
                .param("after", after)
                .param("upTo", upTo)
                .param("now", utc(clock.instant()))
                .update();
    }
}
