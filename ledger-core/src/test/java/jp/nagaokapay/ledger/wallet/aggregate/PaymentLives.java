package jp.nagaokapay.ledger.wallet.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.PaymentStep;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;

/** Follows payments by their events alone and holds every one to the table of their life. */
final class PaymentLives {
    private static final Duration REMEMBERED_AT_LEAST = Duration.ofDays(1);

    private final Map<PaymentId, PaymentStatus> states = new HashMap<>();
    private final Map<PaymentId, Long> refundable = new HashMap<>();
    private final Map<PaymentId, Instant> moved = new HashMap<>();
    private Instant now = Instant.EPOCH;

    void hear(WalletEvent event) {
        now = event.occurredAt();
        switch (event) {
            case PaymentAuthorized e -> take(e.paymentId(), PaymentStep.AUTHORIZE);
            case PaymentMade e -> {
                take(e.paymentId(), PaymentStep.PAY);
                refundable.put(e.paymentId(), e.amount().amount());
            }
            case PaymentCaptured e -> {
                take(e.paymentId(), PaymentStep.CAPTURE);
                refundable.put(e.paymentId(), e.amount().amount());
            }
            case PaymentVoided e -> take(e.paymentId(), PaymentStep.VOID);
            case HoldExpired e -> take(e.paymentId(), PaymentStep.EXPIRE);
            case PaymentRefunded e -> {
                long left = refundable.merge(e.paymentId(), -e.amount().amount(), Long::sum);
                assertThat(left).isNotNegative();
                take(
                        e.paymentId(),
                        left == 0 ? PaymentStep.REFUND_THE_REST : PaymentStep.REFUND_A_PART);
            }
            default -> {
                // about no payment
            }
        }
    }

    private void take(PaymentId paymentId, PaymentStep step) {
        PaymentStatus before = states.put(paymentId, step.to());
        Instant last = moved.put(paymentId, now);
        if (step.from().isEmpty() && last != null) {
            // A wallet forgets at last; then the keys of the log, absent here, are what refuses.
            assertThat(last).isBefore(now.minus(REMEMBERED_AT_LEAST));
            return;
        }
        assertThat(before == null ? step.from().isEmpty() : step.from().contains(before))
                .as("%s of %s in state %s", step, paymentId, before)
                .isTrue();
    }
}
