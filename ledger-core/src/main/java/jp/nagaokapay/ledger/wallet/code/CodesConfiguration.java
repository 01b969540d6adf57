package jp.nagaokapay.ledger.wallet.code;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Payment codes, assembled. */
@Configuration
@EnableConfigurationProperties(CodeSettings.class)
class CodesConfiguration {
    private static final int FORGOTTEN_AT_ONCE_MAX = 10_000;

    @Bean
    PaymentCodes paymentCodes(
            JdbcTemplate jdbc, Wallets wallets, Clock clock, CodeSettings settings) {
        return new PaymentCodes(jdbc, wallets, clock, settings);
    }

    @Bean
    RecurringTask<Void> forgetExpiredCodes(PaymentCodes codes) {
        return Jobs.every(
                Duration.ofMinutes(10),
                "forget-payment-codes",
                () -> codes.removeExpired(FORGOTTEN_AT_ONCE_MAX));
    }
}
