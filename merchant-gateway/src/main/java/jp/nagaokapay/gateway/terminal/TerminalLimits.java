package jp.nagaokapay.gateway.terminal;

import java.time.Duration;
import jp.nagaokapay.web.throttle.Rate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a node one terminal may take.
 *
 * @param requestsPerSecond in the long run
 * @param burst how many at once after a rest
 */
@ConfigurationProperties("nagaokapay.terminal-limits")
record TerminalLimits(@DefaultValue("20") int requestsPerSecond, @DefaultValue("100") int burst) {
    TerminalLimits {
        if (requestsPerSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("nagaokapay.terminal-limits must be above zero");
        }
    }

    Rate rate() {
        return Rate.evenly(burst, requestsPerSecond, Duration.ofSeconds(1));
    }
}
