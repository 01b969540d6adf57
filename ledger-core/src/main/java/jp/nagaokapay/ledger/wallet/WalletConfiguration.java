package jp.nagaokapay.ledger.wallet;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The limits that wallets keep. */
@Configuration
@EnableConfigurationProperties({WalletProperties.class, TransferProperties.class})
class WalletConfiguration {

    @Bean
    WalletLimits walletLimits(WalletProperties properties) {
        return properties.limits();
    }

    @Bean
    TransferLimits transferLimits(TransferProperties properties) {
        return properties.limits();
    }
}
