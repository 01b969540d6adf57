package jp.nagaokapay.ledger.journal.statutory;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reports, in the issuer's name. */
@Configuration
@EnableConfigurationProperties(IssuerSettings.class)
class StatutoryConfiguration {
    @Bean
    StatutoryReports statutoryReports(JdbcClient client, Clock clock, IssuerSettings settings) {
        return new StatutoryBooks(client, clock, settings.issuer());
    }
}
