package jp.nagaokapay.ledger.proof;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Metrics {@code ledger.conservation.differences}, how many figures do not agree (any is an alarm),
 * {@code ledger.conservation.checked.position}, the event up to which postings were checked, {@code
 * ledger.conservation.failing}, how many checks end with an error, and {@code
 * ledger.conservation.stalled}, 1 when the proof does not go on. Any of these two is an alarm too.
 *
 * <p>Read from the database at most once in five seconds, whoever asks how often.
 */
@Component
class ProofMetrics implements MeterBinder {
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final ObjectProvider<BooksProof> proof;
    private Figures figures = new Figures(0, 0, 0, 0, 0);
    private long readAt = System.nanoTime() - FRESH_NANOS;

    ProofMetrics(ObjectProvider<BooksProof> proof) {
        this.proof = proof;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ledger.conservation.differences", () -> figures().differences())
                .description("figures of the books that should agree and do not")
                .register(registry);
        Gauge.builder("ledger.conservation.checked.position", () -> figures().position())
                .description("the event up to which the postings were checked against the log")
                .register(registry);
        Gauge.builder("ledger.conservation.unchecked", () -> figures().unchecked())
                .description("events whose postings were not checked against the log yet")
                .register(registry);
        Gauge.builder("ledger.conservation.failing", () -> figures().failing())
                .description("checks of the books whose last try ended with an error")
                .register(registry);
        Gauge.builder("ledger.conservation.stalled", () -> figures().stalled())
                .description("1 when the books are not being checked, though they should be")
                .register(registry);
    }

    private synchronized Figures figures() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            BooksProof.State state = proof.getObject().state();
            figures =
                    new Figures(
                            state.open().size(),
                            state.checkedPosition(),
                            state.unchecked(),
                            state.failing().size(),
                            state.stalled() ? 1 : 0);
            readAt = System.nanoTime();
        }
        return figures;
    }

    private record Figures(
            long differences, long position, long unchecked, long failing, long stalled) {}
}
