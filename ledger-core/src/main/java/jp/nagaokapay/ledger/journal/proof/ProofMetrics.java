package jp.nagaokapay.ledger.journal.proof;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Metrics {@code ledger.conservation.differences}, how many figures do not agree (any is an alarm),
 * and {@code ledger.conservation.checked.position}, the event up to which postings were checked.
 *
 * <p>Read from the database at most once in five seconds, whoever asks how often.
 */
@Component
class ProofMetrics implements MeterBinder {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final ProofTables tables;
    private Figures figures = new Figures(0, 0);
    private long readAt = System.nanoTime() - FRESH_NANOS;

    ProofMetrics(ProofTables tables) {
        this.tables = tables;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ledger.conservation.differences", () -> figures().differences())
                .description("figures of the books that should agree and do not")
                .register(registry);
        Gauge.builder("ledger.conservation.checked.position", () -> figures().position())
                .description("the event up to which the postings were checked against the log")
                .register(registry);
    }

    private synchronized Figures figures() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            String cursor = tables.cursor(PostingsCheck.AS_THEY_COME);
            figures =
                    new Figures(
                            tables.openCount(),
                            cursor.equals(Check.BEGINNING) ? 0 : Long.parseLong(cursor));
            readAt = System.nanoTime();
        }
        return figures;
    }

    private record Figures(long differences, long position) {}
}
