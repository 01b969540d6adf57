package jp.nagaokapay.api.funding;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Metric {@code nagaokapay.funding.pending}: open charges by age. Younger ones are people at a
 * provider's page; older ones are trouble.
 *
 * <p>Counted at most once in five seconds, whoever asks how often.
 */
@Component
class PendingChargeMetrics implements MeterBinder {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final String COUNT =
            """
            SELECT count(*) FILTER (WHERE requested_at > :hour),
                count(*) FILTER (WHERE requested_at <= :hour AND requested_at > :day),
                count(*) FILTER (WHERE requested_at <= :day)
            FROM open_charge
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private Counts counts = new Counts(0, 0, 0);
    private long readAt = System.nanoTime() - FRESH_NANOS;

    PendingChargeMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.Builder<?> underAnHour =
                Gauge.builder("nagaokapay.funding.pending", () -> counts().underAnHour());
        Gauge.Builder<?> underADay =
                Gauge.builder("nagaokapay.funding.pending", () -> counts().underADay());
        Gauge.Builder<?> older =
                Gauge.builder("nagaokapay.funding.pending", () -> counts().older());
        register(underAnHour, "under-an-hour", registry);
        register(underADay, "under-a-day", registry);
        register(older, "older", registry);
    }

    private static void register(Gauge.Builder<?> gauge, String age, MeterRegistry registry) {
        gauge.description("Charges whose provider has not said what became of them")
                .tag("age", age)
                .register(registry);
    }

    private synchronized Counts counts() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            Instant now = clock.instant();
            counts =
                    jdbc.sql(COUNT)
                            .param("hour", SqlTime.utc(now.minus(HOUR)))
                            .param("day", SqlTime.utc(now.minus(DAY)))
                            .query((row, _) ->
                                    new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
                            .single();
            readAt = System.nanoTime();
        }
        return counts;
    }

    private record Counts(long underAnHour, long underADay, long older) {}
}
