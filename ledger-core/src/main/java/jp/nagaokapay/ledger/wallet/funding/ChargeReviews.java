package jp.nagaokapay.ledger.wallet.funding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.FailCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.Wallets.FundedCharge;
import org.springframework.stereotype.Component;

/**
 * Charges after their first attempt, whoever looks at them: the job, a provider that has news, and
 * persons where the provider has none.
 */
@Component
public class ChargeReviews {
    /** Why a charge failed that two persons found not to be collected. */
    private static final String NOT_COLLECTED = "NOT_COLLECTED";

    private final Ledger ledger;
    private final Wallets wallets;
    private final Charges charges;
    private final ChargeWallets chargeWallets;
    private final FundingAnswers answers;
    private final LateAnswers late;
    private final Duration resolvableAfter;
    private final Clock clock;

    ChargeReviews(
            Ledger ledger,
            Wallets wallets,
            Charges charges,
            ChargeWallets chargeWallets,
            FundingAnswers answers,
            LateAnswers late,
            FundingProperties properties,
            Clock clock) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.charges = charges;
        this.chargeWallets = chargeWallets;
        this.answers = answers;
        this.late = late;
        this.resolvableAfter = properties.resolvableAfter();
        this.clock = clock;
    }

    /**
     * Keeps in mind that the provider has news of a charge, so that it is asked soon even if the
     * process ends before {@link #review}.
     */
    public void expectNews(ChargeId chargeId) {
        answers.lookNow(chargeId, clock.instant());
    }

    /** Charges whose provider is to be asked by {@link #review}, at {@code now} at the latest. */
    public List<ChargeId> dueForReview(Instant now, int atMost) {
        answers.forgetOld(now);
        return answers.due(now, atMost);
    }

    /**
     * Asks the provider about a charge, also one that has ended, and goes by what it says; answers
     * whether that contradicts the charge's end.
     */
    public boolean review(ChargeId chargeId) {
        WalletId walletId = chargeWallets.require(chargeId);
        FundedCharge charge = wallets.fundedCharge(walletId, chargeId).orElse(null);
        if (charge == null) {
            answers.forget(chargeId);
            return false;
        }
        if (charge.receipt().status() == Status.PENDING) {
            charges.resume(walletId, chargeId);
            return false;
        }
        return late.lookBack(walletId, charge, clock.instant());
    }

    /**
     * A charge that persons may end; asks its provider once more. Throws {@link Refused} for one
     * that has ended, or is too young for anybody to know better than its provider.
     */
    public ChargeReceipt requireUnclear(ChargeId chargeId) {
        WalletId walletId = chargeWallets.require(chargeId);
        ChargeReceipt charge = charges.resume(walletId, chargeId);
        FundingRule.CHARGE_IS_PENDING.require(charge.status() == Status.PENDING);
        FundingRule.OPEN_LONG_ENOUGH.require(
                wallets.fundedCharge(walletId, chargeId).filter(this::isOld).isPresent(),
                Map.of("minutes", resolvableAfter.toMinutes()));
        return charge;
    }

    /**
     * Ends an unclear charge as two persons found it, unless its provider has become clear, which
     * wins. The same again changes nothing.
     */
    public ChargeReceipt resolve(ChargeId chargeId, boolean collected) {
        WalletId walletId = chargeWallets.require(chargeId);
        ChargeReceipt charge = charges.resume(walletId, chargeId);
        if (charge.status() != Status.PENDING) {
            return charge;
        }
        ChargeReceipt ended =
                ledger.send(
                        collected
                                ? new ConfirmCharge(walletId, chargeId)
                                : new FailCharge(walletId, chargeId, NOT_COLLECTED));
        answers.ended(chargeId, clock.instant());
        return ended;
    }

    private boolean isOld(FundedCharge charge) {
        return !clock.instant().isBefore(charge.requestedAt().plus(resolvableAfter));
    }
}
