package jp.nagaokapay.ledger.wallet.history;

import static jp.nagaokapay.ledger.wallet.LotPart.total;

import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.TransferEvent.*;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the statement to be.
 *
 * @param change what it does to the balance
 * @param lotId the lot of points or money that it is about, where it is about one alone
 */
record HistoryLine(
        WalletHistory.Type type,
        Yen amount,
        Yen lapsed,
        long change,
        String reference,
        @Nullable MerchantId merchantId,
        @Nullable LotId lotId) {

    /** What an event adds to the statement; null when it moves nothing. */
    static @Nullable HistoryLine of(WalletEvent event) {
        return switch (event) {
            case WalletCharged e -> in(WalletHistory.Type.CHARGE, e.amount(), e.chargeId());
            case ChargeReversed e ->
                    out(WalletHistory.Type.CHARGE_REVERSAL, e.amount(), e.chargeId());
            case PointsGranted e ->
                    in(WalletHistory.Type.GRANT, e.points().asYen(), e.grantId()).of(e.lotId());
            case PointsTakenBack e ->
                    e.points().isZero()
                            ? null
                            : out(WalletHistory.Type.GRANT_RETURN, e.points().asYen(), e.grantId())
                                    .of(e.lotId());
            case PaymentAuthorized e ->
                    out(WalletHistory.Type.AUTHORIZATION, e.amount(), e.paymentId())
                            .at(e.merchantId());
            case PaymentMade e ->
                    out(WalletHistory.Type.PAYMENT, e.amount(), e.paymentId()).at(e.merchantId());
            case PaymentCaptured e ->
                    back(WalletHistory.Type.PAYMENT, e.amount(), total(e.released()), e.paymentId())
                            .at(e.merchantId())
                            .lapsing(total(e.lapsed()));
            case PaymentVoided e ->
                    back(WalletHistory.Type.VOID, e.amount(), total(e.released()), e.paymentId())
                            .at(e.merchantId())
                            .lapsing(total(e.lapsed()));
            case HoldExpired e ->
                    back(
                                    WalletHistory.Type.HOLD_EXPIRY,
                                    e.amount(),
                                    total(e.released()),
                                    e.paymentId())
                            .at(e.merchantId())
                            .lapsing(total(e.lapsed()));
            case PaymentRefunded e ->
                    back(WalletHistory.Type.REFUND, e.amount(), total(e.returned()), e.paymentId())
                            .at(e.merchantId())
                            .lapsing(total(e.lapsed()));
            case LotExpired e ->
                    out(WalletHistory.Type.EXPIRY, e.amount(), e.lotId()).of(e.lotId());
            case WalletClosed e ->
                    e.lapsed().isEmpty()
                            ? null
                            : out(WalletHistory.Type.CLOSING, total(e.lapsed()), e.walletId());
            case TransferOffered e ->
                    out(WalletHistory.Type.TRANSFER_OFFER, total(e.parts()), e.transferId());
            case TransferOfferEnded e ->
                    back(
                                    WalletHistory.Type.TRANSFER_OFFER_END,
                                    total(e.released()).plus(total(e.lapsed())),
                                    total(e.released()),
                                    e.transferId())
                            .lapsing(total(e.lapsed()));
            case TransferSent e ->
                    e.offeredAt() == null
                            ? out(
                                    WalletHistory.Type.TRANSFER_SENT,
                                    total(e.parts()),
                                    e.transferId())
                            : back(
                                    WalletHistory.Type.TRANSFER_SENT,
                                    total(e.parts()),
                                    Yen.ZERO,
                                    e.transferId());
            case TransferReceived e ->
                    back(
                                    WalletHistory.Type.TRANSFER_RECEIVED,
                                    total(e.parts()),
                                    total(e.received()),
                                    e.transferId())
                            .lapsing(total(e.lapsed()));
            case TransferReturned e ->
                    back(
                                    WalletHistory.Type.TRANSFER_RETURNED,
                                    total(e.parts()),
                                    total(e.returned()),
                                    e.transferId())
                            .lapsing(total(e.lapsed()));
            case WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    ChargeFailed _,
                    WalletSuspended _,
                    WalletResumed _ ->
                    null;
        };
    }

    private static HistoryLine in(WalletHistory.Type type, Yen amount, Object reference) {
        return back(type, amount, amount, reference);
    }

    private static HistoryLine out(WalletHistory.Type type, Yen amount, Object reference) {
        return new HistoryLine(
                type, amount, Yen.ZERO, -amount.amount(), reference.toString(), null, null);
    }

    private static HistoryLine back(
            WalletHistory.Type type, Yen amount, Yen returned, Object reference) {
        return new HistoryLine(
                type, amount, Yen.ZERO, returned.amount(), reference.toString(), null, null);
    }

    private HistoryLine at(MerchantId shop) {
        return new HistoryLine(type, amount, lapsed, change, reference, shop, lotId);
    }

    private HistoryLine of(LotId lot) {
        return new HistoryLine(type, amount, lapsed, change, reference, merchantId, lot);
    }

    private HistoryLine lapsing(Yen newLapsed) {
        return new HistoryLine(type, amount, newLapsed, change, reference, merchantId, lotId);
    }
}
