package jp.nagaokapay.ledger.journal.statutory;

import java.time.Clock;
import jp.nagaokapay.ledger.store.LogFollowed;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reports, in the issuer's name. */
@Configuration
@EnableConfigurationProperties(IssuerSettings.class)
class StatutoryConfiguration {
    @Bean
    StatutoryReports statutoryReports(
            JdbcClient client, Clock clock, LogFollowed followed, IssuerSettings settings) {
        return new StatutoryBooks(client, clock, followed, settings.issuer());
    }
}
