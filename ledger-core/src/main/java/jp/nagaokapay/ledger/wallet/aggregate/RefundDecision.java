package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_CAPTURED;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_KNOWN;
import static jp.nagaokapay.ledger.wallet.WalletRule.REFUND_WITHIN_CAPTURED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_REFUND_WINDOW;

import java.time.Instant;
import java.util.Map;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletLimits;

/**
 * Decides refunds. They go to a suspended wallet too, and past the holding limit; in a closed
 * wallet they lapse.
 */
final class RefundDecision {
    private RefundDecision() {}

    static PaymentRefunded refund(
            WalletState state,
            CapturedPayment payment,
            RefundPayment command,
            Instant now,
            WalletLimits limits) {
        if (payment.merchantRefundIds().contains(command.merchantRefundId())) {
            throw new Duplicate(Duplicate.Key.BUSINESS, command.businessKey());
        }
        requireInWindow(now.isBefore(payment.capturedAt().plus(limits.refundWindow())), limits);
        REFUND_WITHIN_CAPTURED.require(
                !command.amount().isZero() && payment.refundable().covers(command.amount()),
                Map.of("most", payment.refundable().amount()));
        LotParts.ReturnedValue back =
                LotParts.ReturnedValue.of(
                        payment.nextBack(command.amount()), state.closed(), BusinessDate.of(now));
        return new PaymentRefunded(
                command.walletId(),
                now,
                payment.paymentId(),
                payment.merchantPaymentId(),
                payment.merchantId(),
                command.refundId(),
                command.merchantRefundId(),
                command.amount(),
                back.returned(),
                back.lapsed(),
                payment.capturedAt());
    }

    private static void requireInWindow(boolean inWindow, WalletLimits limits) {
        WITHIN_REFUND_WINDOW.require(inWindow, Map.of("days", limits.refundWindow().toDays()));
    }

    /** The payment that a refund is about, from the state or the log. */
    static CapturedPayment requireCaptured(
            WalletState state, PastPayments past, RefundPayment command) {
        CapturedPayment payment = state.payments().get(command.paymentId());
        if (payment == null) {
            PAYMENT_IS_CAPTURED.require(
                    !state.holds().containsKey(command.paymentId())
                            && !state.endedHolds().contains(command.paymentId()));
            PaymentReplay replay = past.find(command.walletId(), command.paymentId());
            payment = replay.captured();
            if (payment == null) {
                throw new Refused(replay.isKnown() ? PAYMENT_IS_CAPTURED : PAYMENT_IS_KNOWN);
            }
        }
        PAYMENT_IS_KNOWN.require(payment.merchantId().equals(command.merchantId()));
        return payment;
    }
}
