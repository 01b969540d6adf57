package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.CodeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.TransferEvent.*;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

/**
 * What a wallet's events add up to.
 *
 * @param holder null before the wallet is opened
 * @param lots free value
 * @param holdBook open authorizations, and how those of late ended
 * @param payments captured
 * @param codes used, and which of them still count
 * @param pending points to be taken back as soon as they return to their lots
 * @param transfers what the holder sends to other people
 */
record WalletState(
        @Nullable Holder holder,
        WalletStatus status,
        Lots lots,
        HoldBook holdBook,
        Payments payments,
        CodeBook codes,
        ChargeBook charges,
        ExpiringMap<LotId, PendingTakeBack> pending,
        TransferBook transfers) {
    static final WalletState EMPTY =
            new WalletState(
                    null,
                    WalletStatus.OPEN,
                    Lots.NONE,
                    HoldBook.EMPTY,
                    Payments.NONE,
                    CodeBook.EMPTY,
                    ChargeBook.EMPTY,
                    ExpiringMap.empty(),
                    TransferBook.EMPTY);

    PMap<PaymentId, Hold> holds() {
        return holdBook.open();
    }

    ExpiringMap<PaymentId, PaymentStatus> endedHolds() {
        return holdBook.ended();
    }

    Yen available(Instant now) {
        return lots.available(BusinessDate.of(now));
    }

    /** In open holdBook, and in offers to other people. */
    Yen held() {
        return LotPart.total(heldParts().toList());
    }

    Stream<LotPart> heldParts() {
        return Stream.concat(
                holds().values().stream().flatMap(hold -> hold.parts().stream()), transfers.held());
    }

    /** The paid value that counts against the holding limit. */
    Yen paidHoldings(LocalDate today) {
        Yen free = LotPart.total(lots.live(today).toList(), LotKind.PAID);
        Yen inHolds = LotPart.total(heldParts().toList(), LotKind.PAID);
        return free.plus(inHolds).plus(charges.pendingTotal());
    }

    boolean closed() {
        return status == WalletStatus.CLOSED;
    }

    boolean suspended() {
        return status == WalletStatus.SUSPENDED;
    }

    /** A payment that is open or was captured lately. */
    @Nullable Payment payment(PaymentId paymentId, Instant now) {
        Hold hold = holds().get(paymentId);
        CapturedPayment captured = payments.get(paymentId);
        if (hold != null) {
            return hold.view(now);
        }
        return captured == null ? null : captured.view();
    }

    WalletState evolve(WalletEvent event) {
        WalletState now = forget(event.occurredAt());
        return switch (event) {
            case WalletOpened e -> now.with(new Holder(e.holder(), e.residency(), e.corporate()));
            case ResidencyChanged e -> now.with(now.opened().at(e.residency()));
            case ChargeRequested e -> now.with(now.charges.requested(e));
            case WalletCharged e -> now.with(lots.plus(lotOf(e))).with(now.charges.charged(e));
            case ChargeFailed e -> now.with(now.charges.failed(e));
            case ChargeReversed e ->
                    now.with(lots.minus(e.lotId(), e.amount())).with(now.charges.reversed(e));
            case PointsGranted e -> now.with(lots.plus(lotOf(e)));
            case PointsTakenBack e -> now.withPending(e).takenOut(e);
            case PaymentAuthorized e -> now.authorized(e);
            case PaymentCaptured e -> now.captured(e);
            case PaymentMade e ->
                    now.with(lots.minusAll(e.parts()))
                            .with(now.payments.plus(CapturedPayment.of(e)))
                            .codeUsed(e.codeId(), e.codeExpiresAt(), e.occurredAt());
            case PaymentVoided e ->
                    now.holdEnded(e, e.paymentId(), e.released(), PaymentStatus.VOIDED);
            case HoldExpired e ->
                    now.holdEnded(e, e.paymentId(), e.released(), PaymentStatus.EXPIRED);
            case PaymentRefunded e ->
                    now.with(lots.plusAll(e.returned())).with(now.payments.refunded(e));
            case TransferOffered e ->
                    now.with(lots.minusAll(e.parts())).with(now.transfers.offered(e));
            case TransferOfferEnded e ->
                    now.with(lots.plusAll(e.released())).with(now.transfers.ended(e));
            case TransferSent e ->
                    (e.offeredAt() == null ? now.with(lots.minusAll(e.parts())) : now)
                            .with(now.transfers.sent(e));
            case TransferReceived e -> now.with(lots.plusAll(e.received()));
            case TransferReturned e ->
                    now.with(lots.plusAll(e.returned())).with(now.transfers.returned(e));
            case LotExpired e -> now.with(lots.minus(e.lotId(), e.amount()));
            case WalletSuspended _ -> now.with(WalletStatus.SUSPENDED);
            case WalletResumed _ -> now.with(WalletStatus.OPEN);
            case WalletClosed _ -> now.with(WalletStatus.CLOSED).with(Lots.NONE);
        };
    }

    Holder opened() {
        if (holder == null) {
            throw new IllegalStateException("not opened");
        }
        return holder;
    }

    private static LotPart lotOf(WalletCharged e) {
        return new LotPart(e.lotId(), LotKind.PAID, e.amount(), e.expiresOn(), null);
    }

    private static LotPart lotOf(PointsGranted e) {
        return new LotPart(
                e.lotId(), LotKind.POINTS, e.points().asYen(), e.expiresOn(), e.restriction());
    }

    private WalletState authorized(PaymentAuthorized e) {
        return with(lots.minusAll(e.parts()))
                .with(holdBook.authorized(e))
                .codeUsed(e.codeId(), e.codeExpiresAt(), e.occurredAt());
    }

    private WalletState captured(PaymentCaptured e) {
        Hold hold = holdBook.require(e.paymentId());
        return with(holdBook.captured(e.paymentId()))
                .with(lots.plusAll(e.released()))
                .with(payments.plus(hold.captured(e)));
    }

    private WalletState holdEnded(
            WalletEvent e, PaymentId paymentId, List<LotPart> released, PaymentStatus as) {
        return with(holdBook.ended(paymentId, as, e.occurredAt())).with(lots.plusAll(released));
    }

    private WalletState codeUsed(
            @Nullable CodeId codeId, @Nullable Instant expiresAt, Instant now) {
        return codeId == null || expiresAt == null
                ? this
                : with(codes.used(codeId, expiresAt, now));
    }

    private WalletState forget(Instant now) {
        return with(payments.forget(now))
                .with(charges.forget(now))
                .with(transfers.forget(now))
                .with(codes.forget(now))
                .with(holdBook.forget(now))
                .withPending(pending.forget(now));
    }

    private WalletState withPending(PointsTakenBack e) {
        PendingTakeBack after = PendingTakeBack.after(pending.get(e.lotId()), e);
        return withPending(
                after == null
                        ? pending.minus(e.lotId())
                        : pending.plus(e.lotId(), after, BusinessDate.endOf(e.expiresOn())));
    }

    private WalletState takenOut(PointsTakenBack e) {
        return e.points().isZero() ? this : with(lots.minus(e.lotId(), e.points().asYen()));
    }

    private WalletState with(Holder newHolder) {
        return new WalletState(
                newHolder, status, lots, holdBook, payments, codes, charges, pending, transfers);
    }

    private WalletState with(WalletStatus newStatus) {
        return new WalletState(
                holder, newStatus, lots, holdBook, payments, codes, charges, pending, transfers);
    }

    private WalletState with(Lots newLots) {
        return new WalletState(
                holder, status, newLots, holdBook, payments, codes, charges, pending, transfers);
    }

    private WalletState with(HoldBook newHolds) {
        return new WalletState(
                holder, status, lots, newHolds, payments, codes, charges, pending, transfers);
    }

    private WalletState with(Payments newPayments) {
        return new WalletState(
                holder, status, lots, holdBook, newPayments, codes, charges, pending, transfers);
    }

    private WalletState with(ChargeBook newCharges) {
        return new WalletState(
                holder, status, lots, holdBook, payments, codes, newCharges, pending, transfers);
    }

    private WalletState with(TransferBook sending) {
        return new WalletState(
                holder, status, lots, holdBook, payments, codes, charges, pending, sending);
    }

    private WalletState with(CodeBook newCodes) {
        return new WalletState(
                holder, status, lots, holdBook, payments, newCodes, charges, pending, transfers);
    }

    private WalletState withPending(ExpiringMap<LotId, PendingTakeBack> newPending) {
        return new WalletState(
                holder, status, lots, holdBook, payments, codes, charges, newPending, transfers);
    }
}
