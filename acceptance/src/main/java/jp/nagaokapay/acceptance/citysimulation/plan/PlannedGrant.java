package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import jp.nagaokapay.ledger.campaign.rules.Basis;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/** What one occasion earned in one campaign, and the lot that holds the points. */
final class PlannedGrant {
    final PlannedWallet wallet;

    /** The id of what happened. */
    final String occasionId;

    final LocalDate earnedOn;

    /** What of the occasion is neither refunded nor reversed. */
    Basis basis;

    /** Before caps. */
    Points worth;

    /** Allocated and not taken back. */
    long points;

    /** Null while the points wait for their day. */
    PlannedLots.@Nullable Lot lot;

    PlannedGrant(
            PlannedWallet wallet,
            String occasionId,
            LocalDate earnedOn,
            Basis basis,
            Points worth) {
        this.wallet = wallet;
        this.occasionId = occasionId;
        this.earnedOn = earnedOn;
        this.basis = basis;
        this.worth = worth;
    }
}
