package jp.nagaokapay.ledger.campaign;

import static java.util.Objects.requireNonNull;
import static jp.nagaokapay.ledger.campaign.CampaignRule.BUDGET_COVERS_GRANTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_DRAFT;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_EDITABLE;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_SUBMITTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.DECIDED_BY_ANOTHER;
import static jp.nagaokapay.ledger.campaign.CampaignRule.LOTTERY_IS_COMMITTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.PERIOD_IS_AHEAD;
import static jp.nagaokapay.ledger.campaign.CampaignRule.VERSION_CONTINUES;

import java.time.Instant;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftVersion;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RejectCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignState.Proposal;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Reward;

/**
 * How the rules of a campaign that runs are replaced: as they first came, by a draft that another
 * person approves. What people have earned, and the caps it counts against, go on.
 */
final class VersionDecisions {
    private VersionDecisions() {}

    static CampaignEvent draft(CampaignState state, DraftVersion command, Instant now) {
        Proposal proposal = state.proposal();
        CAMPAIGN_IS_EDITABLE.require(
                proposal == null || proposal.stage() != CampaignStage.SUBMITTED);
        requireFits(state, command.rules(), now);
        return new VersionDrafted(
                command.campaignId(), now, next(state), command.rules(), command.by());
    }

    static CampaignEvent submit(CampaignState state, SubmitCampaign command, Instant now) {
        CAMPAIGN_IS_DRAFT.require(proposal(state).stage() == CampaignStage.DRAFT);
        requireFits(state, proposal(state).rules(), now);
        return new VersionSubmitted(command.campaignId(), now, next(state), command.by());
    }

    static CampaignEvent approve(CampaignState state, ApproveCampaign command, Instant now) {
        requireDecidable(state, command.by());
        requireFits(state, proposal(state).rules(), now);
        return new VersionApproved(
                command.campaignId(), now, next(state), proposal(state).rules(), command.by());
    }

    static CampaignEvent reject(CampaignState state, RejectCampaign command, Instant now) {
        requireDecidable(state, command.by());
        return new VersionRejected(
                command.campaignId(), now, next(state), command.reason(), command.by());
    }

    private static void requireFits(CampaignState state, CampaignRules rules, Instant now) {
        CampaignRules before = state.knownRules();
        VERSION_CONTINUES.require(
                rules.trigger() == before.trigger() && rules.opensAt().equals(before.opensAt()));
        PERIOD_IS_AHEAD.require(now.isBefore(rules.closesAt()));
        requireCommitted(rules);
        BUDGET_COVERS_GRANTED.require(
                rules.budget().compareTo(state.allocated()) > 0,
                Map.of("allocated", state.allocated().amount()));
    }

    /** A lottery whose secret is not fixed yet could be drawn at will. */
    static void requireCommitted(CampaignRules rules) {
        LOTTERY_IS_COMMITTED.require(
                !(rules.reward() instanceof Reward.Lottery lottery)
                        || lottery.commitment() != null);
    }

    private static void requireDecidable(CampaignState state, String by) {
        CAMPAIGN_IS_SUBMITTED.require(proposal(state).stage() == CampaignStage.SUBMITTED);
        DECIDED_BY_ANOTHER.require(!state.authors().contains(by));
    }

    private static Proposal proposal(CampaignState state) {
        return requireNonNull(state.proposal());
    }

    private static int next(CampaignState state) {
        return state.version() + 1;
    }
}
