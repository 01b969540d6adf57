package jp.nagaokapay.api.freeze;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import jp.nagaokapay.api.register.NumberTaken;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/** Parks the wallet of whose number somebody else has, and settles what a crash left. */
@Configuration(proxyBeanMethods = false)
class FreezeJobs {
    private static final Logger LOG = LoggerFactory.getLogger(FreezeJobs.class);
    private static final int AT_ONCE = 200;

    private final Freezes freezes;

    FreezeJobs(Freezes freezes) {
        this.freezes = freezes;
    }

    @Bean
    RecurringTask<Void> settleFreezes() {
        return Jobs.every(Duration.ofMinutes(1), "settle-freezes", this::settle);
    }

    void settle() {
        try {
            freezes.settleAll(AT_ONCE);
        } catch (Unavailable e) {
            LOG.info("The ledger is unavailable; stops of wallets reach it later.");
        }
    }

    @EventListener
    void park(NumberTaken taken) {
        freezes.numberTaken(taken.walletId());
    }

    /** At once, not with the job's next run, which makes up for it when this fails. */
    @TransactionalEventListener
    void settle(NumberTaken taken) {
        // Of its own: the transaction that was committed still has this thread's connection.
        Thread.startVirtualThread(() -> {
            try {
                freezes.settle(taken.walletId());
            } catch (RuntimeException e) {
                LOG.info("{} is parked later: {}", taken.walletId(), e.toString());
            }
        });
    }
}
