package jp.nagaokapay.gateway.payment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Stops a terminal that tries out payment numbers. Each node counts for itself: with sixteen random
 * digits a few tries more are of no use to anybody.
 */
@Component
class UnknownCodeLimit {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownCodeLimit.class);
    private static final int TERMINALS_MAX = 100_000;

    private final UnknownCodeSettings settings;
    private final Clock clock;
    private final Cache<String, Guesses> guesses =
            Caffeine.newBuilder().maximumSize(TERMINALS_MAX).build();

    private final Counter unknownCodes;
    private final Counter alarms;

    UnknownCodeLimit(
            UnknownCodeSettings settings, Clock clock, ObjectProvider<MeterRegistry> meters) {
        this.settings = settings;
        this.clock = clock;
        MeterRegistry registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        unknownCodes =
                Counter.builder("nagaokapay.code.unknown")
                        .description("payment codes shown that the ledger does not know")
                        .register(registry);
        alarms =
                Counter.builder("nagaokapay.code.guessing.alarms")
                        .description("terminals stopped because they seemed to guess codes")
                        .register(registry);
    }

    /** Fails with 429 while the terminal has used up its guesses. */
    void require(ShopTerminal terminal) {
        Instant now = clock.instant();
        Guesses made = guesses.getIfPresent(terminal.terminalId());
        if (made != null && made.count >= settings.unknownCodesMax() && now.isBefore(end(made))) {
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_UNKNOWN_CODES")
                    .retryAfter(Duration.between(now, end(made)));
        }
    }

    /** Counts a code that the ledger does not know. */
    void count(ShopTerminal terminal) {
        Instant now = clock.instant();
        Guesses made =
                Objects.requireNonNull(
                        guesses.asMap()
                                .compute(
                                        terminal.terminalId(),
                                        (_, before) -> oneMore(before, now)));
        unknownCodes.increment();
        if (made.count == settings.unknownCodesMax()) {
            alarms.increment();
            LOG.warn(
                    "ALARM code guessing: {} of {} showed {} unknown payment codes",
                    terminal.terminalId(),
                    terminal.merchantId(),
                    made.count);
        }
    }

    private Guesses oneMore(@Nullable Guesses before, Instant now) {
        return before == null || !now.isBefore(end(before))
                ? new Guesses(now, 1)
                : new Guesses(before.since, before.count + 1);
    }

    private Instant end(Guesses made) {
        return made.since.plus(settings.window());
    }

    private record Guesses(Instant since, int count) {}
}
