package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent.*;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import org.jspecify.annotations.Nullable;

/**
 * Points that were to be taken back and had been spent, or were held. As soon as they come back to
 * their lot they are taken: so it does not matter which of two payments is refunded first.
 *
 * @param points not zero
 */
record PendingTakeBack(
        GrantId grantId, String source, String occasionId, Points points, LocalDate expiresOn) {

    /** What is still to be taken back of a lot after a take-back; null when nothing is. */
    static @Nullable PendingTakeBack after(@Nullable PendingTakeBack before, PointsTakenBack e) {
        Points pending = before == null ? Points.ZERO : before.points;
        // while something is pending the lot is empty, so what is taken is what was pending
        pending = pending.minus(e.points().min(pending)).plus(e.missing());
        return pending.isZero()
                ? null
                : new PendingTakeBack(
                        e.grantId(), e.source(), e.occasionId(), pending, e.expiresOn());
    }

    /** What is taken of the value that an event, already in {@code state}, brought back. */
    static List<PointsTakenBack> due(WalletState state, WalletEvent event) {
        return switch (event) {
            case PaymentRefunded e -> due(state, e, e.returned(), e.refundId().value());
            case PaymentVoided e -> due(state, e, e.released(), e.paymentId().value());
            case HoldExpired e -> due(state, e, e.released(), e.paymentId().value());
            case PaymentCaptured e -> due(state, e, e.released(), e.paymentId().value());
            case TransferReturned e -> due(state, e, e.returned(), e.transferId().value());
            case WalletOpened _,
                    ResidencyChanged _,
                    ChargeRequested _,
                    WalletCharged _,
                    ChargeFailed _,
                    ChargeReversed _,
                    PointsGranted _,
                    PointsTakenBack _,
                    PaymentAuthorized _,
                    PaymentMade _,
                    LotExpired _,
                    TransferOffered _,
                    TransferOfferEnded _,
                    TransferSent _,
                    TransferReceived _,
                    WalletSuspended _,
                    WalletResumed _,
                    WalletClosed _ ->
                    List.of(); // brings no points back to their lot
        };
    }

    private static List<PointsTakenBack> due(
            WalletState state, WalletEvent event, List<LotPart> back, String reference) {
        List<PointsTakenBack> taken = new ArrayList<>();
        for (LotPart part : back) {
            PendingTakeBack pending = state.pending().get(part.lotId());
            if (pending != null && !part.amount().isZero()) {
                taken.add(
                        new PointsTakenBack(
                                event.walletId(),
                                event.occurredAt(),
                                pending.grantId,
                                pending.source,
                                pending.occasionId,
                                reference,
                                part.lotId(),
                                pending.points.min(Points.of(part.amount().amount())),
                                Points.ZERO,
                                pending.expiresOn));
            }
        }
        return taken;
    }
}
