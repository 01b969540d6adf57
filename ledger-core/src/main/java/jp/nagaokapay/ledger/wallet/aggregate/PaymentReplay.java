package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import org.jspecify.annotations.Nullable;

/**
 * One payment as its wallet's events have it. Takes any event of the wallet and leaves those of
 * other payments aside.
 */
final class PaymentReplay {
    private final PaymentId paymentId;
    private @Nullable Hold hold;
    private @Nullable CapturedPayment captured;
    private @Nullable PaymentStatus ended;

    PaymentReplay(PaymentId paymentId) {
        this.paymentId = paymentId;
    }

    void evolve(WalletEvent event) {
        if (event instanceof PaymentAuthorized e && e.paymentId().equals(paymentId)) {
            hold = Hold.of(e);
        } else if (event instanceof PaymentMade e && e.paymentId().equals(paymentId)) {
            captured = CapturedPayment.of(e);
        } else if (event instanceof PaymentCaptured e
                && hold != null
                && e.paymentId().equals(paymentId)) {
            captured = hold.captured(e);
        } else if (event instanceof PaymentVoided e && e.paymentId().equals(paymentId)) {
            ended = PaymentStatus.VOIDED;
        } else if (event instanceof HoldExpired e && e.paymentId().equals(paymentId)) {
            ended = PaymentStatus.EXPIRED;
        } else if (event instanceof PaymentRefunded e
                && captured != null
                && e.paymentId().equals(paymentId)) {
            captured = captured.refunded(e);
        }
    }

    boolean isKnown() {
        return hold != null || captured != null;
    }

    /** As a refund needs it; null when it was not captured. */
    @Nullable CapturedPayment captured() {
        return captured;
    }

    @Nullable Payment view(Instant now) {
        if (captured != null) {
            return captured.view();
        }
        if (hold == null) {
            return null;
        }
        return ended == null ? hold.view(now) : hold.view(ended);
    }
}
