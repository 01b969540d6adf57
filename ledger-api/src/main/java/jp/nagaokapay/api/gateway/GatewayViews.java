package jp.nagaokapay.api.gateway;

import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.GatewayRefund;
import jp.nagaokapay.gateway.ledger.PaymentDay;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.ledger.wallet.payment.PaymentList;

/** Translates the ledger's views into the gateway's, without what a shop may not see (wallets). */
final class GatewayViews {
    private GatewayViews() {}

    static GatewayPayment payment(Payment payment) {
        return new GatewayPayment(
                payment.paymentId().value(),
                payment.merchantPaymentId(),
                payment.merchantId().value(),
                payment.terminalId() == null ? null : payment.terminalId().value(),
                mode(payment.mode()),
                status(payment.status()),
                payment.amount().amount(),
                payment.captured().amount(),
                payment.refunded().amount(),
                payment.paid().amount(),
                payment.points().amount(),
                payment.authorizedAt(),
                payment.expiresAt(),
                null);
    }

    static GatewayRefund refund(RefundReceipt receipt) {
        return new GatewayRefund(
                receipt.refundId().value(),
                receipt.merchantRefundId(),
                receipt.amount().amount(),
                receipt.lapsed().amount(),
                receipt.refundedAt(),
                payment(receipt.payment()));
    }

    static PaymentDay day(PaymentList.Day day) {
        PaymentList.Totals totals = day.totals();
        return new PaymentDay(
                day.date(),
                new PaymentDay.Totals(
                        totals.payments(),
                        totals.captures(),
                        totals.captured().amount(),
                        totals.refunded().amount()),
                day.entries().stream().map(entry -> payment(entry.payment())).toList(),
                day.next());
    }

    private static GatewayPayment.Mode mode(PaymentMode mode) {
        return switch (mode) {
            case CPM -> GatewayPayment.Mode.CPM;
            case MPM -> GatewayPayment.Mode.MPM;
        };
    }

    private static GatewayPayment.Status status(PaymentStatus status) {
        return switch (status) {
            case AUTHORIZED -> GatewayPayment.Status.AUTHORIZED;
            case CAPTURED -> GatewayPayment.Status.CAPTURED;
            case PARTIALLY_REFUNDED -> GatewayPayment.Status.PARTIALLY_REFUNDED;
            case REFUNDED -> GatewayPayment.Status.REFUNDED;
            case VOIDED -> GatewayPayment.Status.VOIDED;
            case EXPIRED -> GatewayPayment.Status.EXPIRED;
        };
    }
}
