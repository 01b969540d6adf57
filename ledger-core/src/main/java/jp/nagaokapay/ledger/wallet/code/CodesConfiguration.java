package jp.nagaokapay.ledger.wallet.code;

import java.time.Clock;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Payment codes, assembled. */
@Configuration
@EnableConfigurationProperties(CodeSettings.class)
class CodesConfiguration {
    @Bean
    PaymentCodes paymentCodes(
            JdbcClient client,
            PlatformTransactionManager transactions,
            Wallets wallets,
            Clock clock,
            CodeSettings settings) {
        return new PaymentCodes(
                client, new TransactionTemplate(transactions), wallets, clock, settings);
    }
}
