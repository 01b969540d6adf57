package jp.nagaokapay.ledger.settlement;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this program settles. */
@Configuration
@EnableConfigurationProperties(SettlementProperties.class)
class SettlementConfiguration {

    @Bean
    SettlementSettings settlementSettings(SettlementProperties properties) {
        return properties.settings();
    }
}
