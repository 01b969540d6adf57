package jp.nagaokapay.ledger.campaign;

import jp.nagaokapay.ledger.log.event.StoredNames;

/** Under which names the log keeps what this package says. */
public final class CampaignNames {
    public static final StoredNames STORED =
            new StoredNames()
                    .event("campaign.drafted", CampaignEvent.CampaignDrafted.class)
                    .event("campaign.revised", CampaignEvent.CampaignRevised.class)
                    .event("campaign.submitted", CampaignEvent.CampaignSubmitted.class)
                    .event("campaign.rejected", CampaignEvent.CampaignRejected.class)
                    .event("campaign.approved", CampaignEvent.CampaignApproved.class)
                    .event("campaign.withdrawn", CampaignEvent.CampaignWithdrawn.class)
                    .event("campaign.deleted", CampaignEvent.CampaignDeleted.class)
                    .event("campaign.counted", CampaignEvent.CampaignCounted.class)
                    .event(
                            "campaign.resident-text-written",
                            CampaignEvent.ResidentTextWritten.class)
                    .event("campaign.paused", CampaignEvent.CampaignPaused.class)
                    .event("campaign.resumed", CampaignEvent.CampaignResumed.class)
                    .event("campaign.ended", CampaignEvent.CampaignEnded.class)
                    .event("campaign.budget-allocated", CampaignEvent.BudgetAllocated.class)
                    .event("campaign.allocation-returned", CampaignEvent.AllocationReturned.class)
                    .event("campaign.version-drafted", CampaignEvent.VersionDrafted.class)
                    .event("campaign.version-submitted", CampaignEvent.VersionSubmitted.class)
                    .event("campaign.version-rejected", CampaignEvent.VersionRejected.class)
                    .event("campaign.version-approved", CampaignEvent.VersionApproved.class)
                    .event("campaign.budget-level-reached", CampaignEvent.BudgetLevelReached.class)
                    .event("campaign.grants-released", CampaignEvent.GrantsReleased.class)
                    .event("campaign.allocation-recovered", CampaignEvent.AllocationRecovered.class)
                    .event("campaign.seed-revealed", CampaignEvent.SeedRevealed.class)
                    .event("participation.earning-lowered", ParticipationEvent.EarningLowered.class)
                    .event(
                            "participation.incentive-claimed",
                            ParticipationEvent.IncentiveClaimed.class)
                    .event("participation.points-earned", ParticipationEvent.PointsEarned.class)
                    .event(
                            "participation.points-given-back",
                            ParticipationEvent.PointsGivenBack.class)
                    .answer("campaign-receipt", CampaignReceipt.class)
                    .answer("incentive-receipt", IncentiveReceipt.class);

    private CampaignNames() {}
}
