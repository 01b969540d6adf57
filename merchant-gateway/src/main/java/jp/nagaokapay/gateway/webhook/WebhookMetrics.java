package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.utc;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gauges of the outbox, counted now and then and not at each scrape. */
class WebhookMetrics {
    private static final String COUNT =
            """
            SELECT (SELECT count(*) FROM gateway.webhook_delivery WHERE status = 'PENDING'),
                (SELECT COALESCE(EXTRACT(EPOCH FROM :now - min(next_attempt_at)), 0)
                    FROM gateway.webhook_delivery
                    WHERE status = 'PENDING' AND next_attempt_at <= :now),
                (SELECT count(*) FROM gateway.webhook_endpoint WHERE status = 'DISABLED')
            """;

    private final JdbcClient client;
    private final Clock clock;
    private volatile Figures figures = new Figures(0, 0, 0);

    WebhookMetrics(JdbcClient client, Clock clock, MeterRegistry meters) {
        this.client = client;
        this.clock = clock;
        Gauge.builder("nagaokapay.webhooks.pending", () -> figures.pending)
                .description("Deliveries that were not accepted yet")
                .register(meters);
        Gauge.builder("nagaokapay.webhooks.oldest.due", () -> figures.oldestDueSeconds)
                .baseUnit("seconds")
                .description("How long the oldest delivery that is due has been so")
                .register(meters);
        Gauge.builder("nagaokapay.webhooks.endpoints.disabled", () -> figures.disabled)
                .description("Endpoints disabled because they accepted nothing for too long")
                .register(meters);
    }

    boolean count() {
        figures =
                client.sql(COUNT)
                        .param("now", utc(clock.instant()))
                        .query((row, _) ->
                                new Figures(row.getLong(1), row.getDouble(2), row.getLong(3)))
                        .single();
        return false;
    }

    private record Figures(long pending, double oldestDueSeconds, long disabled) {}
}
