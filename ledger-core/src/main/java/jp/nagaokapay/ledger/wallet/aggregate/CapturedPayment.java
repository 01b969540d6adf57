package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/**
 * A captured payment, as much of it as a refund needs.
 *
 * @param parts what was captured, in the order of spending
 * @param merchantRefundIds the shop's ids of the refunds so far
 */
record CapturedPayment(
        PaymentId paymentId,
        String merchantPaymentId,
        MerchantId merchantId,
        @Nullable TerminalId terminalId,
        PaymentMode mode,
        Yen amount,
        Yen captured,
        Yen refunded,
        List<LotPart> parts,
        Instant authorizedAt,
        Instant capturedAt,
        List<String> merchantRefundIds) {

    CapturedPayment {
        // persistent, so that the hundredth refund in parts costs what the first did
        merchantRefundIds = TreePVector.from(merchantRefundIds);
    }

    static CapturedPayment of(PaymentMade event) {
        return new CapturedPayment(
                event.paymentId(),
                event.merchantPaymentId(),
                event.merchantId(),
                event.terminalId(),
                event.mode(),
                event.amount(),
                event.amount(),
                Yen.ZERO,
                event.parts(),
                event.occurredAt(),
                event.occurredAt(),
                List.of());
    }

    CapturedPayment refunded(PaymentRefunded event) {
        return new CapturedPayment(
                paymentId,
                merchantPaymentId,
                merchantId,
                terminalId,
                mode,
                amount,
                captured,
                refunded.plus(event.amount()),
                parts,
                authorizedAt,
                capturedAt,
                TreePVector.from(merchantRefundIds).plus(event.merchantRefundId()));
    }

    Yen refundable() {
        return captured.minus(refunded);
    }

    /**
     * The parts that the next refund of {@code back} returns: against the order of spending, so
     * that what lives longest comes back first. Follows from the amounts alone.
     */
    List<LotPart> nextBack(Yen back) {
        return LotParts.first(LotParts.after(parts.reversed(), refunded), back);
    }

    Payment view() {
        return new Payment(
                paymentId,
                merchantPaymentId,
                merchantId,
                terminalId,
                mode,
                status(),
                amount,
                captured,
                refunded,
                LotPart.total(parts, LotKind.PAID),
                LotPart.total(parts, LotKind.POINTS),
                authorizedAt,
                null);
    }

    private PaymentStatus status() {
        if (refunded.isZero()) {
            return PaymentStatus.CAPTURED;
        }
        return refundable().isZero() ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    }
}
