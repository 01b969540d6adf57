package jp.nagaokapay.ledger.wallet;

import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;

/** A payment after a command, and the payer's available balance then. */
public record PaymentReceipt(WalletId walletId, Payment payment, Yen available) {
    static PaymentReceipt of(PaymentMade made, Yen available) {
        return new PaymentReceipt(
                made.walletId(),
                new Payment(
                        made.paymentId(),
                        made.merchantPaymentId(),
                        made.merchantId(),
                        made.terminalId(),
                        made.mode(),
                        PaymentStatus.CAPTURED,
                        made.amount(),
                        made.amount(),
                        Yen.ZERO,
                        LotPart.total(made.parts(), LotKind.PAID),
                        LotPart.total(made.parts(), LotKind.POINTS),
                        made.occurredAt(),
                        null),
                available);
    }

    static PaymentReceipt of(PaymentAuthorized authorized, Yen available) {
        return new PaymentReceipt(
                authorized.walletId(),
                new Payment(
                        authorized.paymentId(),
                        authorized.merchantPaymentId(),
                        authorized.merchantId(),
                        authorized.terminalId(),
                        authorized.mode(),
                        PaymentStatus.AUTHORIZED,
                        authorized.amount(),
                        Yen.ZERO,
                        Yen.ZERO,
                        LotPart.total(authorized.parts(), LotKind.PAID),
                        LotPart.total(authorized.parts(), LotKind.POINTS),
                        authorized.occurredAt(),
                        authorized.expiresAt()),
                available);
    }
}
