package jp.nagaokapay.ledger.wallet;

import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.shared.money.Yen;

/** The names under which the log stores the events and answers of this package. */
public final class WalletNames {
    public static final StoredNames STORED =
            new StoredNames()
                    .event("wallet.opened", WalletEvent.WalletOpened.class)
                    .event("wallet.residency-changed", WalletEvent.ResidencyChanged.class)
                    .event("wallet.charge-requested", WalletEvent.ChargeRequested.class)
                    .event("wallet.charged", WalletEvent.WalletCharged.class)
                    .event("wallet.charge-failed", WalletEvent.ChargeFailed.class)
                    .event("wallet.charge-reversed", WalletEvent.ChargeReversed.class)
                    .event("wallet.points-granted", WalletEvent.PointsGranted.class)
                    .event("wallet.points-taken-back", WalletEvent.PointsTakenBack.class)
                    .event("wallet.payment-authorized", WalletEvent.PaymentAuthorized.class)
                    .event("wallet.payment-captured", WalletEvent.PaymentCaptured.class)
                    .event("wallet.payment-made", WalletEvent.PaymentMade.class)
                    .event("wallet.payment-voided", WalletEvent.PaymentVoided.class)
                    .event("wallet.hold-expired", WalletEvent.HoldExpired.class)
                    .event("wallet.payment-refunded", WalletEvent.PaymentRefunded.class)
                    .event("wallet.lot-expired", WalletEvent.LotExpired.class)
                    .event("wallet.suspended", WalletEvent.WalletSuspended.class)
                    .event("wallet.resumed", WalletEvent.WalletResumed.class)
                    .event("wallet.closed", WalletEvent.WalletClosed.class)
                    .event("wallet.transfer-offered", TransferEvent.TransferOffered.class)
                    .event("wallet.transfer-offer-ended", TransferEvent.TransferOfferEnded.class)
                    .event("wallet.transfer-sent", TransferEvent.TransferSent.class)
                    .event("wallet.transfer-received", TransferEvent.TransferReceived.class)
                    .event("wallet.transfer-returned", TransferEvent.TransferReturned.class)
                    .answer("wallet-id", WalletId.class)
                    .answer("grant-id", GrantId.class)
                    .answer("payment-id", PaymentId.class)
                    .answer("charge-receipt", ChargeReceipt.class)
                    .answer("payment-receipt", PaymentReceipt.class)
                    .answer(
                            "available-after-payment",
                            WalletEvent.PaymentMade.class,
                            PaymentReceipt.class,
                            Yen.class,
                            PaymentReceipt::available,
                            PaymentReceipt::of)
                    .answer(
                            "available-after-authorization",
                            WalletEvent.PaymentAuthorized.class,
                            PaymentReceipt.class,
                            Yen.class,
                            PaymentReceipt::available,
                            PaymentReceipt::of)
                    .answer("transfer-receipt", TransferReceipt.class)
                    .answer("refund-receipt", RefundReceipt.class)
                    .answer("payment", Payment.class);

    private WalletNames() {}
}
