package jp.nagaokapay.api.counter;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/**
 * Keeps clerks within their limits. A charge counts before the ledger is asked, so that no number
 * of requests at once is too many; whatever cuts a request off, the ledger is asked later what
 * became of it.
 */
@Configuration(proxyBeanMethods = false)
class CashDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CashDesk.class);

    /** No request is under way for so long. */
    static final Duration DECIDED_AFTER = Duration.ofMinutes(1);

    private static final int LOOKED_UP_AT_ONCE = 500;

    private final CounterCharges charges;
    private final Wallets wallets;
    private final Clock clock;

    CashDesk(CounterCharges charges, Wallets wallets, Clock clock) {
        this.charges = charges;
        this.wallets = wallets;
        this.clock = clock;
    }

    /** Reserves, and asks the ledger. */
    ChargeReceipt charge(
            String clerk,
            WalletId walletId,
            Yen amount,
            RequestKey request,
            Function<ChargeId, ChargeReceipt> ledger) {
        ChargeId chargeId = charges.reserve(clerk, walletId, amount, request);
        return asking(chargeId, () -> ledger.apply(chargeId));
    }

    /** Undoes a charge; then it does not count any more. */
    <T> T reverse(ChargeId chargeId, Supplier<T> ledger) {
        charges.reopen(chargeId);
        return asking(chargeId, ledger);
    }

    /** What is not clear yet is left to the job. */
    private <T> T asking(ChargeId chargeId, Supplier<T> ledger) {
        try {
            T answer = ledger.get();
            lookUp(chargeId);
            return answer;
        } catch (Refused | Duplicate decided) {
            lookUp(chargeId);
            throw decided;
        }
    }

    @Bean
    RecurringTask<Void> settleCounterCharges() {
        return Jobs.every(Duration.ofMinutes(1), "settle-counter-charges", this::settle);
    }

    void settle() {
        charges.openSince(clock.instant().minus(DECIDED_AFTER), LOOKED_UP_AT_ONCE)
                .forEach(this::lookUp);
    }

    private void lookUp(ChargeId chargeId) {
        try {
            Status status =
                    wallets.charge(charges.walletOf(chargeId), chargeId)
                            .map(ChargeReceipt::status)
                            .orElse(Status.FAILED);
            if (status != Status.PENDING) {
                charges.settle(chargeId, status == Status.CHARGED);
            }
        } catch (Unavailable | DataAccessException e) {
            LOG.warn("What became of {} is looked up later: {}", chargeId, e.toString());
        }
    }
}
