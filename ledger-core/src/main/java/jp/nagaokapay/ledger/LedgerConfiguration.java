package jp.nagaokapay.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import jp.nagaokapay.ledger.log.event.StoredNames;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Everything the ledger consists of; a process that wants a ledger imports this. */
@Configuration
@ComponentScan
@PropertySource("classpath:ledger.properties")
public class LedgerConfiguration {
    static {
        // Axon would call home at its start and print an advertisement.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
    }

    @Bean
    StoredNames storedNames() {
        return EventCatalogue.NAMES;
    }

    @Bean
    @ConditionalOnMissingBean(name = "clock")
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
