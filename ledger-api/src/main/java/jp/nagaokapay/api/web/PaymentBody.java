package jp.nagaokapay.api.web;

import java.time.Instant;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * A payment as every API shows it. Amounts are whole yen.
 *
 * @param amount authorized
 * @param paid how much of it came from charged value
 * @param points how much of it came from premium points
 * @param expiresAt when an open authorization ends; absent once it is no longer open
 */
public record PaymentBody(
        String paymentId,
        String merchantPaymentId,
        String merchantId,
        @Nullable String terminalId,
        PaymentMode mode,
        PaymentStatus status,
        long amount,
        long captured,
        long refunded,
        long paid,
        long points,
        Instant authorizedAt,
        @Nullable Instant expiresAt) {

    public static PaymentBody of(Payment payment) {
        TerminalId terminal = payment.terminalId();
        return new PaymentBody(
                payment.paymentId().value(),
                payment.merchantPaymentId(),
                payment.merchantId().value(),
                terminal == null ? null : terminal.value(),
                payment.mode(),
                payment.status(),
                payment.amount().amount(),
                payment.captured().amount(),
                payment.refunded().amount(),
                payment.paid().amount(),
                payment.points().amount(),
                payment.authorizedAt(),
                payment.expiresAt());
    }
}
