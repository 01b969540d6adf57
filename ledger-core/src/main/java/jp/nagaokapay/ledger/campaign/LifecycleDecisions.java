package jp.nagaokapay.ledger.campaign;

import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_DRAFT;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_EDITABLE;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_PAUSED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_PAUSED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_SUBMITTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.DECIDED_BY_ANOTHER;
import static jp.nagaokapay.ledger.campaign.CampaignRule.MASS_GRANT_IS_COUNTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.ONLY_MASS_GRANTS_ARE_COUNTED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.PERIOD_IS_AHEAD;

import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.ledger.campaign.CampaignCommand.*;
import jp.nagaokapay.ledger.campaign.CampaignEvent.*;
import jp.nagaokapay.ledger.campaign.rules.Trigger;

/**
 * A campaign's way from draft to end. Once it runs, submission, approval and rejection concern the
 * {@linkplain VersionDecisions version} that is proposed.
 */
final class LifecycleDecisions {
    private LifecycleDecisions() {}

    static CampaignEvent draft(CampaignState state, DraftCampaign command, Instant now) {
        CAMPAIGN_IS_EDITABLE.require(state.stage() == null);
        return new CampaignDrafted(command.campaignId(), now, command.rules(), command.by());
    }

    static CampaignEvent revise(CampaignState state, ReviseCampaign command, Instant now) {
        CampaignStage stage = state.requireKnown();
        CAMPAIGN_IS_EDITABLE.require(
                stage == CampaignStage.DRAFT || stage == CampaignStage.REJECTED);
        return new CampaignRevised(command.campaignId(), now, command.rules(), command.by());
    }

    static CampaignEvent draftVersion(CampaignState state, DraftVersion command, Instant now) {
        state.requireRunning(now);
        return VersionDecisions.draft(state, command, now);
    }

    static CampaignEvent count(CampaignState state, NoteCount command, Instant now) {
        CAMPAIGN_IS_EDITABLE.require(
                switch (state.requireKnown()) {
                    case DRAFT, REJECTED, SUBMITTED -> true;
                    case APPROVED, PAUSED, ENDED, DELETED -> false;
                });
        ONLY_MASS_GRANTS_ARE_COUNTED.require(state.knownRules().trigger() == Trigger.ROLL);
        return new CampaignCounted(
                command.campaignId(), now, command.people(), command.points(), command.by());
    }

    static CampaignEvent submit(CampaignState state, SubmitCampaign command, Instant now) {
        if (hasProposal(state)) {
            state.requireRunning(now);
            return VersionDecisions.submit(state, command, now);
        }
        CAMPAIGN_IS_DRAFT.require(state.requireKnown() == CampaignStage.DRAFT);
        PERIOD_IS_AHEAD.require(now.isBefore(state.knownRules().closesAt()));
        VersionDecisions.requireCommitted(state.knownRules());
        MASS_GRANT_IS_COUNTED.require(
                state.knownRules().trigger() != Trigger.ROLL || state.counted());
        return new CampaignSubmitted(command.campaignId(), now, command.by());
    }

    static CampaignEvent approve(CampaignState state, ApproveCampaign command, Instant now) {
        if (hasProposal(state)) {
            state.requireRunning(now);
            return VersionDecisions.approve(state, command, now);
        }
        requireDecidable(state, command.by());
        PERIOD_IS_AHEAD.require(now.isBefore(state.knownRules().closesAt()));
        return new CampaignApproved(command.campaignId(), now, state.knownRules(), command.by());
    }

    static CampaignEvent reject(CampaignState state, RejectCampaign command, Instant now) {
        if (hasProposal(state)) {
            return VersionDecisions.reject(state, command, now);
        }
        requireDecidable(state, command.by());
        return new CampaignRejected(command.campaignId(), now, command.reason(), command.by());
    }

    static CampaignEvent withdraw(CampaignState state, WithdrawCampaign command, Instant now) {
        CampaignState.Proposal proposal = hasProposal(state) ? state.proposal() : null;
        CAMPAIGN_IS_SUBMITTED.require(
                (proposal == null ? state.requireKnown() : proposal.stage())
                        == CampaignStage.SUBMITTED);
        int version = proposal == null ? state.version() : state.version() + 1;
        return new CampaignWithdrawn(command.campaignId(), now, version, command.by());
    }

    static CampaignEvent delete(CampaignState state, DeleteCampaign command, Instant now) {
        CampaignStage stage = state.requireKnown();
        CAMPAIGN_IS_DRAFT.require(stage == CampaignStage.DRAFT || stage == CampaignStage.REJECTED);
        return new CampaignDeleted(command.campaignId(), now, command.by());
    }

    static Optional<CampaignEvent> write(
            CampaignState state, WriteResidentText command, Instant now) {
        CAMPAIGN_IS_EDITABLE.require(
                switch (state.requireKnown()) {
                    case DRAFT, REJECTED, APPROVED, PAUSED -> true;
                    case SUBMITTED, ENDED, DELETED -> false;
                });
        return command.text().equals(state.residentText())
                ? Optional.empty()
                : Optional.of(
                        new ResidentTextWritten(
                                command.campaignId(), now, command.text(), command.by()));
    }

    static CampaignEvent pause(CampaignState state, PauseCampaign command, Instant now) {
        state.requireRunning(now);
        CAMPAIGN_IS_NOT_PAUSED.require(state.stage() != CampaignStage.PAUSED);
        return new CampaignPaused(command.campaignId(), now, command.by());
    }

    static CampaignEvent resume(CampaignState state, ResumeCampaign command, Instant now) {
        state.requireRunning(now);
        CAMPAIGN_IS_PAUSED.require(state.stage() == CampaignStage.PAUSED);
        return new CampaignResumed(command.campaignId(), now, command.by());
    }

    static CampaignEvent end(CampaignState state, EndCampaign command, Instant now) {
        state.requireRunning(now);
        return new CampaignEnded(command.campaignId(), now, EndReason.HAND, command.by());
    }

    private static void requireDecidable(CampaignState state, String by) {
        CAMPAIGN_IS_SUBMITTED.require(state.requireKnown() == CampaignStage.SUBMITTED);
        DECIDED_BY_ANOTHER.require(!state.authors().contains(by));
    }

    private static boolean hasProposal(CampaignState state) {
        return state.requireKnown() != CampaignStage.ENDED && state.proposal() != null;
    }
}
