package jp.nagaokapay.api.counter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.counter.*}: what one clerk may charge for cash on a business date; what was
 * undone does not count. A clerk's own program counts to the clerk.
 *
 * @param amountPerDay yen in all
 * @param chargesPerDay how many charges
 */
@ConfigurationProperties("nagaokapay.counter")
record CounterSettings(
        @DefaultValue("3000000") long amountPerDay, @DefaultValue("300") int chargesPerDay) {
    CounterSettings {
        if (amountPerDay < 1 || chargesPerDay < 1) {
            throw new IllegalArgumentException("nagaokapay.counter: limits must be above zero");
        }
    }
}
