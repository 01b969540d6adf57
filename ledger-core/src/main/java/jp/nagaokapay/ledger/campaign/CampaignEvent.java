package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.message.LedgerEvent;
import jp.nagaokapay.ledger.money.Points;
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

    record CampaignPaused(CampaignId campaignId, Instant occurredAt, String by)
            implements CampaignEvent {}

    record CampaignResumed(CampaignId campaignId, Instant occurredAt, String by)
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
     * What one trigger got.
     *
     * @param asked what it earned
     * @param points what it got of that; less than asked, or zero, when the budget ran out
     * @param at the business time of the trigger
     * @param expiresOn the last day on which the points can be spent
     */
    record Allocation(
            WalletId walletId,
            String trigger,
            Points asked,
            Points points,
            Instant at,
            LocalDate expiresOn) {}

    /** The wallet refused a grant: its points are in the budget again. */
    record AllocationReturned(
            CampaignId campaignId,
            Instant occurredAt,
            WalletId walletId,
            String trigger,
            Points points,
            Points remaining)
            implements CampaignEvent {}

    /** Why a campaign ended. */
    enum EndReason {
        PERIOD,
        BUDGET,
        HAND
    }
}
