package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import org.jspecify.annotations.Nullable;

/**
 * Points that were to be taken back and had been spent, or were held. As soon as they come back to
 * their lot they are taken: so it does not matter which of two payments is refunded first.
 *
 * @param points not zero
 */
record Owed(GrantId grantId, String source, String occasionId, Points points, LocalDate expiresOn) {

    /** What is owed of a lot after a take-back; null when nothing is. */
    static @Nullable Owed after(@Nullable Owed before, PointsTakenBack e) {
        Points owed = before == null ? Points.ZERO : before.points;
        // while something is owed the lot is empty, so what is taken is what was owed
        owed = owed.minus(e.points().min(owed)).plus(e.missing());
        return owed.isZero()
                ? null
                : new Owed(e.grantId(), e.source(), e.occasionId(), owed, e.expiresOn());
    }

    /** What is taken of the value that an event, already in {@code state}, brought back. */
    static List<PointsTakenBack> settle(WalletState state, WalletEvent event) {
        return switch (event) {
            case PaymentRefunded e -> settle(state, e, e.returned(), e.refundId().value());
            case PaymentVoided e -> settle(state, e, e.released(), e.paymentId().value());
            case HoldExpired e -> settle(state, e, e.released(), e.paymentId().value());
            case PaymentCaptured e -> settle(state, e, e.released(), e.paymentId().value());
            default -> List.of();
        };
    }

    private static List<PointsTakenBack> settle(
            WalletState state, WalletEvent event, List<LotPart> back, String reference) {
        List<PointsTakenBack> taken = new ArrayList<>();
        for (LotPart part : back) {
            Owed owed = state.owed().get(part.lotId());
            if (owed != null && !part.amount().isZero()) {
                taken.add(
                        new PointsTakenBack(
                                event.walletId(),
                                event.occurredAt(),
                                owed.grantId,
                                owed.source,
                                owed.occasionId,
                                reference,
                                part.lotId(),
                                owed.points.min(Points.of(part.amount().amount())),
                                Points.ZERO,
                                owed.expiresOn));
            }
        }
        return taken;
    }
}
