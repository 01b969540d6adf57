package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/** Who decided what about a campaign, straight from the log. */
public interface CampaignHistory {
    /** Every step in order, at most 1,000; empty when there is no such campaign. */
    List<Step> of(CampaignId campaignId);

    /**
     * One step; null is what it has nothing of.
     *
     * @param by who did it; nobody where time or the budget did
     * @param reason why it was rejected
     * @param version of the rules that were written, submitted or decided on
     * @param percent of the budget handed out
     * @param remaining of the budget
     * @param grantOn the day whose points went to the wallets
     * @param seed the secret of the lottery, told
     */
    record Step(
            Kind kind,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer version,
            @Nullable EndReason endReason,
            @Nullable Integer percent,
            @Nullable Points remaining,
            @Nullable LocalDate grantOn,
            @Nullable String seed) {}

    /** What a step is. */
    enum Kind {
        DRAFTED,
        REVISED,
        SUBMITTED,
        APPROVED,
        REJECTED,
        PAUSED,
        RESUMED,
        VERSION_DRAFTED,
        VERSION_SUBMITTED,
        VERSION_APPROVED,
        VERSION_REJECTED,
        BUDGET_LEVEL_REACHED,
        GRANTS_RELEASED,
        ENDED,
        SEED_REVEALED
    }
}
