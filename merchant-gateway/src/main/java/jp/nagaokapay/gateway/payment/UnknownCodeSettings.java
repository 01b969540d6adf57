package jp.nagaokapay.gateway.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many unknown codes a terminal may scan. Codes that have only expired do not count, so an
 * honest terminal hardly reaches it.
 *
 * @param unknownCodesMax how many within the window
 * @param window counted from the first of them
 */
@ConfigurationProperties("nagaokapay.code-guessing")
record UnknownCodeSettings(
        @DefaultValue("10") int unknownCodesMax, @DefaultValue("5m") Duration window) {
    UnknownCodeSettings {
        if (unknownCodesMax < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("nagaokapay.code-guessing must be above zero");
        }
    }
}
