package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a campaign, in the order in which it usually happens. {@code by} is
 * an opaque reference to whoever did it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CampaignEvent extends LedgerEvent {
    CampaignId campaignId();

    record CampaignDrafted(
            CampaignId campaignId, Instant occurredAt, CampaignRules rules, String by)
            implements CampaignEvent {}

    record CampaignRevised(
            CampaignId campaignId, Instant occurredAt, CampaignRules rules, String by)
            implements CampaignEvent {}

    /**
     * Before the council decides on a mass grant, it was counted whom the draft's conditions meet
     * now, and what they would get.
     *
     * @param people how many
     * @param points what all of them together would get, whatever the budget
     */
    record CampaignCounted(
            CampaignId campaignId, Instant occurredAt, long people, Points points, String by)
            implements CampaignEvent {}

    record CampaignSubmitted(CampaignId campaignId, Instant occurredAt, String by)
            implements CampaignEvent {}

    record CampaignRejected(CampaignId campaignId, Instant occurredAt, String reason, String by)
            implements CampaignEvent {}

    /**
     * @param rules exactly what was approved
     */
    record CampaignApproved(
            CampaignId campaignId, Instant occurredAt, CampaignRules rules, String by)
            implements CampaignEvent {}

    /**
     * Whoever submitted it takes it back before it is decided on: it is a draft again.
     *
     * @param version of the rules that were submitted; 1 for a campaign that never ran
     */
    record CampaignWithdrawn(CampaignId campaignId, Instant occurredAt, int version, String by)
            implements CampaignEvent {}

    /** A draft is given up for good; there is no such campaign any more. */
    record CampaignDeleted(CampaignId campaignId, Instant occurredAt, String by)
            implements CampaignEvent {}

    /** What residents read of the campaign was written, or written anew. */
    record ResidentTextWritten(
            CampaignId campaignId, Instant occurredAt, ResidentText text, String by)
            implements CampaignEvent {}

    record CampaignPaused(CampaignId campaignId, Instant occurredAt, String by)
            implements CampaignEvent {}

    record CampaignResumed(CampaignId campaignId, Instant occurredAt, String by)
            implements CampaignEvent {}

    /**
     * New rules for a campaign that runs were written; those in force stay until these are
     * approved.
     *
     * @param version 2 for the first change of an approved campaign
     */
    record VersionDrafted(
            CampaignId campaignId, Instant occurredAt, int version, CampaignRules rules, String by)
            implements CampaignEvent {}

    record VersionSubmitted(CampaignId campaignId, Instant occurredAt, int version, String by)
            implements CampaignEvent {}

    record VersionRejected(
            CampaignId campaignId, Instant occurredAt, int version, String reason, String by)
            implements CampaignEvent {}

    /** From here in the log on these rules are in force. */
    record VersionApproved(
            CampaignId campaignId, Instant occurredAt, int version, CampaignRules rules, String by)
            implements CampaignEvent {}

    /**
     * Nothing that happens from here on earns; what was earned before is still granted as far as
     * the budget goes.
     *
     * @param by null unless ended by hand
     */
    record CampaignEnded(
            CampaignId campaignId, Instant occurredAt, EndReason reason, @Nullable String by)
            implements CampaignEvent {}

    /**
     * Budget was handed out to what was earned up to a position of the log.
     *
     * @param upToPosition everything earned up to here is served, nothing behind it
     * @param restriction the only class of shops where the points can be spent; null is everywhere
     * @param remaining the budget left
     */
    record BudgetAllocated(
            CampaignId campaignId,
            Instant occurredAt,
            long upToPosition,
            List<Allocation> entries,
            @Nullable ShopClass restriction,
            Points remaining)
            implements CampaignEvent {}

    /**
     * What one occasion got.
     *
     * @param asked what it earned
     * @param points what it got of that; less than asked, or zero, when the budget ran out
     * @param at the business time of the occasion
     * @param expiresOn the last day on which the points can be spent
     * @param grantOn the day on which they reach the wallet; null is at once
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Allocation(
            WalletId walletId,
            String occasionId,
            Points asked,
            Points points,
            Instant at,
            LocalDate expiresOn,
            @Nullable LocalDate grantOn) {
        public Allocation(
                WalletId walletId,
                String occasionId,
                Points asked,
                Points points,
                Instant at,
                LocalDate expiresOn) {
            this(walletId, occasionId, asked, points, at, expiresOn, null);
        }
    }

    /**
     * So much of the budget is handed out.
     *
     * @param percent one of {@link CampaignRules#WARNING_PERCENTS}
     */
    record BudgetLevelReached(
            CampaignId campaignId, Instant occurredAt, int percent, Points remaining)
            implements CampaignEvent {}

    /** The day has come on which what was allocated for it reaches the wallets. */
    record GrantsReleased(CampaignId campaignId, Instant occurredAt, LocalDate grantOn)
            implements CampaignEvent {}

    /** The wallet refused a grant: its points are in the budget again. */
    record AllocationReturned(
            CampaignId campaignId,
            Instant occurredAt,
            WalletId walletId,
            String occasionId,
            Points points,
            Points remaining)
            implements CampaignEvent {}

    /**
     * What an occasion had got came back, whole or in part, since it was refunded or reversed: the
     * points are in the budget again.
     *
     * @param reference the id of the refund or reversal
     * @param earnedAt the business time of the occasion
     */
    record AllocationRecovered(
            CampaignId campaignId,
            Instant occurredAt,
            WalletId walletId,
            String occasionId,
            String reference,
            Instant earnedAt,
            Points points,
            Points remaining)
            implements CampaignEvent {}

    /**
     * The campaign is over and the secret of its lottery is revealed, so that every draw can be
     * checked.
     *
     * @param seed hexadecimal; its SHA-256 is the commitment in the approved rules
     */
    record SeedRevealed(CampaignId campaignId, Instant occurredAt, String seed)
            implements CampaignEvent {}

    /** Why a campaign ended. */
    enum EndReason {
        PERIOD,
        BUDGET,
        HAND
    }
}
