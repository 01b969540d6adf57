package jp.nagaokapay.ledger.statutory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The issuer, as configured. */
@Configuration
@EnableConfigurationProperties(IssuerSettings.class)
class StatutoryConfiguration {
    /** Named by everything that is printed in the issuer's name. */
    @Bean
    Issuer issuer(IssuerSettings settings) {
        return settings.issuer();
    }
}
