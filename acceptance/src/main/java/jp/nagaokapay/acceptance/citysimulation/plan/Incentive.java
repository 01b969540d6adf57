package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import jp.nagaokapay.ledger.campaign.rules.Basis;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/** What one occasion is worth in one campaign, and where the points are. */
final class Incentive {
    final Purse purse;

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
    Lots.@Nullable Lot lot;

    Incentive(Purse purse, String occasionId, LocalDate earnedOn, Basis basis, Points worth) {
        this.purse = purse;
        this.occasionId = occasionId;
        this.earnedOn = earnedOn;
        this.basis = basis;
        this.worth = worth;
    }
}
