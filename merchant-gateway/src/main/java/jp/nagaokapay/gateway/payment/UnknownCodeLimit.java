package jp.nagaokapay.gateway.payment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.throttle.Rate;
import jp.nagaokapay.web.throttle.Throttle;
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

    private final UnknownCodeSettings settings;
    private final Throttle<String> terminals;
    private final Counter unknownCodes;
    private final Counter alarms;

    UnknownCodeLimit(
            UnknownCodeSettings settings, Clock clock, ObjectProvider<MeterRegistry> meters) {
        this.settings = settings;
        terminals =
                new Throttle<>(
                        _ -> Rate.window(settings.unknownCodesMax(), settings.window()), clock);
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

    /** Fails with 429 while the terminal has shown too many unknown codes. */
    void require(ShopTerminal terminal) {
        Duration wait = terminals.waitFor(terminal.terminalId());
        if (wait.isPositive()) {
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_UNKNOWN_CODES")
                    .retryAfter(wait);
        }
    }

    /** Counts a code that the ledger does not know. */
    void count(ShopTerminal terminal) {
        unknownCodes.increment();
        if (terminals.countsLast(terminal.terminalId())) {
            alarms.increment();
            LOG.warn(
                    "ALARM code guessing: {} of {} showed {} unknown payment codes",
                    terminal.terminalId(),
                    terminal.merchantId(),
                    settings.unknownCodesMax());
        }
    }
}
