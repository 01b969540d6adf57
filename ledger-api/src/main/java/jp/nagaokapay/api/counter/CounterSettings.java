package jp.nagaokapay.api.counter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.counter.*}: what one clerk may charge for cash on a business date; what was
 * undone does not count. A clerk's own program counts to the clerk.
 *
 * @param amountPerDay yen in all
 * @param chargesPerDay how many charges
 * @param differenceAlone by how many yen the counted cash may differ from the books, above or
 *     below, without a second person; 0: a second person looks at every difference
 */
@ConfigurationProperties("nagaokapay.counter")
record CounterSettings(
        @DefaultValue("3000000") long amountPerDay,
        @DefaultValue("300") int chargesPerDay,
        @DefaultValue("1000") long differenceAlone) {
    CounterSettings {
        if (amountPerDay < 1 || chargesPerDay < 1 || differenceAlone < 0) {
            throw new IllegalArgumentException("nagaokapay.counter: limits must be above zero");
        }
    }
}
