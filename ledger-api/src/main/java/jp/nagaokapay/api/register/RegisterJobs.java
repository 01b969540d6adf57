package jp.nagaokapay.api.register;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The register's jobs: old sign-ups and changes of an address are deleted, and wallets that are
 * still missing are provisioned.
 */
@Configuration(proxyBeanMethods = false)
class RegisterJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterJobs.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int PROVISIONED_AT_ONCE_MAX = 100;

    private final SignUps signUps;
    private final EmailChangeTable emails;
    private final Residents residents;
    private final WalletProvisioning provisioning;
    private final Clock clock;

    RegisterJobs(
            SignUps signUps,
            EmailChangeTable emails,
            Residents residents,
            WalletProvisioning provisioning,
            Clock clock) {
        this.signUps = signUps;
        this.emails = emails;
        this.residents = residents;
        this.provisioning = provisioning;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> keepRegister() {
        return Jobs.every(Duration.ofMinutes(1), "keep-register", this::keep);
    }

    void keep() {
        signUps.forget(clock.instant().minus(KEPT));
        emails.forgetBefore(clock.instant().minus(KEPT));
        try {
            residents.unprovisioned(PROVISIONED_AT_ONCE_MAX).forEach(provisioning::provision);
        } catch (Unavailable e) {
            LOG.info("The ledger is unavailable; new residents get their wallets later.");
        }
    }
}
