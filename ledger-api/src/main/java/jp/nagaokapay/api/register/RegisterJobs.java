package jp.nagaokapay.api.register;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The register's jobs: old sign-ups and codes are deleted, and wallets that are still missing are
 * provisioned.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class RegisterJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterJobs.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final LocalTime ERASED_AT = LocalTime.of(4, 10);
    private static final int PROVISIONED_AT_ONCE_MAX = 100;

    private final SignUps signUps;
    private final SentCodes codes;
    private final Residents residents;
    private final Clock clock;

    RegisterJobs(SignUps signUps, SentCodes codes, Residents residents, Clock clock) {
        this.signUps = signUps;
        this.codes = codes;
        this.residents = residents;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> keepRegister() {
        return Jobs.every(Duration.ofMinutes(1), "keep-register", this::keep);
    }

    @Bean
    RecurringTask<Void> eraseWhoLeft(AccountClosures closures) {
        return Jobs.daily(ERASED_AT, "erase-who-left", closures::eraseDue);
    }

    void keep() {
        signUps.forget(clock.instant().minus(KEPT));
        codes.forgetBefore(clock.instant().minus(KEPT));
        try {
            residents.unprovisioned(PROVISIONED_AT_ONCE_MAX).forEach(residents::provision);
        } catch (Unavailable e) {
            LOG.info("The ledger is unavailable; new residents get their wallets later.");
        }
    }
}
