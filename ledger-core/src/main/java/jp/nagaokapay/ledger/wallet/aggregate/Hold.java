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
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import org.jspecify.annotations.Nullable;

/** An open authorization; {@code parts} in the order of spending. */
record Hold(
        PaymentId paymentId,
        String merchantPaymentId,
        MerchantId merchantId,
        @Nullable TerminalId terminalId,
        PaymentMode mode,
        Yen amount,
        List<LotPart> parts,
        Instant authorizedAt,
        Instant expiresAt) {

    static Hold of(PaymentAuthorized event) {
        return new Hold(
                event.paymentId(),
                event.merchantPaymentId(),
                event.merchantId(),
                event.terminalId(),
                event.mode(),
                event.amount(),
                event.parts(),
                event.occurredAt(),
                event.expiresAt());
    }

    boolean liveAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    CapturedPayment captured(PaymentCaptured event) {
        return new CapturedPayment(
                paymentId,
                merchantPaymentId,
                merchantId,
                terminalId,
                mode,
                amount,
                event.amount(),
                Yen.ZERO,
                event.parts(),
                authorizedAt,
                event.occurredAt(),
                List.of());
    }

    /** As a caller sees it at {@code now}: past its time it has expired, booked or not. */
    Payment view(Instant now) {
        return view(liveAt(now) ? PaymentStatus.AUTHORIZED : PaymentStatus.EXPIRED);
    }

    Payment view(PaymentStatus status) {
        return new Payment(
                paymentId,
                merchantPaymentId,
                merchantId,
                terminalId,
                mode,
                status,
                amount,
                Yen.ZERO,
                Yen.ZERO,
                LotPart.total(parts, LotKind.PAID),
                LotPart.total(parts, LotKind.POINTS),
                authorizedAt,
                status == PaymentStatus.AUTHORIZED ? expiresAt : null);
    }
}
