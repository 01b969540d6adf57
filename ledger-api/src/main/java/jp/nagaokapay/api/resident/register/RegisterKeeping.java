package jp.nagaokapay.api.resident.register;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the register does by itself: forgets old sign-ups, and tells the ledger what it missed. */
@Configuration(proxyBeanMethods = false)
class RegisterKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterKeeping.class);
    private static final Duration SIGN_UPS_KEPT = Duration.ofDays(1);
    private static final int NOTICES_AT_ONCE_MAX = 100;

    private final SignUps signUps;
    private final Residents residents;
    private final LedgerNotice notice;
    private final Clock clock;

    RegisterKeeping(SignUps signUps, Residents residents, LedgerNotice notice, Clock clock) {
        this.signUps = signUps;
        this.residents = residents;
        this.notice = notice;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> keepRegister() {
        return Jobs.every(Duration.ofMinutes(1), "keep-register", this::keep);
    }

    void keep() {
        signUps.forget(clock.instant().minus(SIGN_UPS_KEPT));
        try {
            residents.untold(NOTICES_AT_ONCE_MAX).forEach(notice::give);
        } catch (Unavailable e) {
            LOG.info("The ledger is away; it hears of new residents later.");
        }
    }
}
