package jp.nagaokapay.api.counter;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * Keeps clerks within their limits, and knows what each took and paid back. A charge counts before
 * the ledger is asked, so that no number of requests at once is too many; whatever cuts a request
 * off, the ledger is asked later what became of it.
 */
@Configuration(proxyBeanMethods = false)
class CashDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CashDesk.class);

    /** No request is under way for so long. */
    static final Duration DECIDED_AFTER = Duration.ofMinutes(1);

    private static final int LOOKED_UP_AT_ONCE = 500;

    private final CounterCharges charges;
    private final CounterReversals reversals;
    private final Wallets wallets;
    private final Clock clock;

    CashDesk(CounterCharges charges, CounterReversals reversals, Wallets wallets, Clock clock) {
        this.charges = charges;
        this.reversals = reversals;
        this.wallets = wallets;
        this.clock = clock;
    }

    /** Reserves, and asks the ledger. */
    ChargeReceipt charge(
            String clerk,
            WalletId walletId,
            Yen amount,
            String receiptNumber,
            RequestKey request,
            Function<ChargeId, ChargeReceipt> ledger) {
        ChargeId chargeId = charges.reserve(clerk, walletId, amount, receiptNumber, request);
        return asking(() -> ledger.apply(chargeId), () -> lookUpCharge(chargeId));
    }

    /** Undoes a charge; then it does not count any more, and the clerk has paid the cash back. */
    <T> T reverse(String clerk, ChargeId chargeId, RequestKey request, Supplier<T> ledger) {
        reversals.begin(chargeId, clerk, request);
        return asking(ledger, () -> lookUpReversal(chargeId));
    }

    /** What is not clear yet is left to the job. */
    private static <T> T asking(Supplier<T> ledger, Runnable lookUp) {
        try {
            T answer = ledger.get();
            lookUp.run();
            return answer;
        } catch (Refused | Duplicate decided) {
            lookUp.run();
            throw decided;
        }
    }

    @Bean
    RecurringTask<Void> settleCounterCharges() {
        return Jobs.every(Duration.ofMinutes(1), "settle-counter-charges", this::settle);
    }

    void settle() {
        Instant before = clock.instant().minus(DECIDED_AFTER);
        charges.openSince(before, LOOKED_UP_AT_ONCE).forEach(this::lookUpCharge);
        reversals.openSince(before, LOOKED_UP_AT_ONCE).forEach(this::lookUpReversal);
    }

    private void lookUpCharge(ChargeId chargeId) {
        status(chargeId)
                .filter(status -> status != Status.PENDING)
                .ifPresent(status -> charges.settle(chargeId, status));
    }

    private void lookUpReversal(ChargeId chargeId) {
        status(chargeId)
                .ifPresent(status -> {
                    if (status == Status.REVERSED) {
                        reversals.done(chargeId);
                    } else {
                        reversals.refused(chargeId);
                    }
                });
    }

    /** Empty where the ledger cannot be asked now; a charge it does not know never came to be. */
    private Optional<Status> status(ChargeId chargeId) {
        try {
            return Optional.of(
                    wallets.charge(charges.walletOf(chargeId), chargeId)
                            .map(ChargeReceipt::status)
                            .orElse(Status.FAILED));
        } catch (Unavailable | DataAccessException e) {
            LOG.warn("What became of {} is looked up later: {}", chargeId, e.toString());
            return Optional.empty();
        }
    }
}
