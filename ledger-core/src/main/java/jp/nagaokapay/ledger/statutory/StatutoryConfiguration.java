package jp.nagaokapay.ledger.statutory;

import java.time.Clock;
import jp.nagaokapay.ledger.log.follow.ReadFreshness;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reports, in the issuer's name. */
@Configuration
@EnableConfigurationProperties(IssuerSettings.class)
class StatutoryConfiguration {
    /** Named by everything that is printed in the issuer's name. */
    @Bean
    Issuer issuer(IssuerSettings settings) {
        return settings.issuer();
    }

    @Bean
    StatutoryReports statutoryReports(
            JdbcClient client, Clock clock, ReadFreshness followed, Issuer issuer) {
        return new StatutoryBooks(client, clock, followed, issuer);
    }
}
