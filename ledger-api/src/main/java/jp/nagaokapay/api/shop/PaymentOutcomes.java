package jp.nagaokapay.api.shop;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Counts the ledger's answers to whoever wants to pay, at a till or with their own phone; an answer
 * that was kept and is given again is not counted again.
 */
@Component
public class PaymentOutcomes {
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    PaymentOutcomes(MeterRegistry meters) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("nagaokapay.payments")
                            .description("answers of the ledger to payments")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /** Makes a payment and counts how it ended. */
    public <T> T counted(Supplier<T> payment) {
        Outcome outcome = Outcome.FAILED;
        try {
            T paid = payment.get();
            outcome = Outcome.PAID;
            return paid;
        } catch (Refused | Duplicate | ProblemException declined) {
            outcome = Outcome.DECLINED;
            throw declined;
        } catch (Unavailable unavailable) {
            outcome = Outcome.UNAVAILABLE;
            throw unavailable;
        } finally {
            Objects.requireNonNull(counters.get(outcome)).increment();
        }
    }

    private enum Outcome {
        /** Captured, or authorized. */
        PAID,
        /** A rule forbids it. */
        DECLINED,
        /** To be asked again. */
        UNAVAILABLE,
        /** By an error of the program's own. */
        FAILED
    }
}
