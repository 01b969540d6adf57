package jp.nagaokapay.ledger.campaign;

import static java.util.Objects.requireNonNull;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_APPROVED;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_KNOWN;
import static jp.nagaokapay.ledger.campaign.CampaignRule.CAMPAIGN_IS_NOT_ENDED;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collection;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationRecovered;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetLevelReached;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignCounted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDeleted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignPaused;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignResumed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignRevised;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignWithdrawn;
import jp.nagaokapay.ledger.campaign.CampaignEvent.GrantsReleased;
import jp.nagaokapay.ledger.campaign.CampaignEvent.ResidentTextWritten;
import jp.nagaokapay.ledger.campaign.CampaignEvent.SeedRevealed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionSubmitted;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What a campaign has to remember.
 *
 * @param stage null until drafted
 * @param rules those in force, or the draft; null until drafted
 * @param version of the rules in force, from 1
 * @param authors everybody who wrote or submitted what is to be decided; none of them may decide
 * @param proposal the next version of rules in force, while it is not approved
 * @param budget how much there is and where it went
 * @param residentText what residents read; null until written
 * @param counted whether it was counted whom a mass grant as it is drafted now meets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignState(
        @Nullable CampaignStage stage,
        @Nullable CampaignRules rules,
        int version,
        PSet<String> authors,
        @Nullable Proposal proposal,
        CampaignBudget budget,
        @Nullable ResidentText residentText,
        boolean counted) {

    static final CampaignState EMPTY =
            new CampaignState(
                    null, null, 1, HashTreePSet.empty(), null, CampaignBudget.EMPTY, null, false);

    /** Rules that may follow those in force. */
    record Proposal(CampaignRules rules, CampaignStage stage) {}

    @JsonCreator
    static CampaignState restored(
            @JsonProperty("stage") @Nullable CampaignStage stage,
            @JsonProperty("rules") @Nullable CampaignRules rules,
            @JsonProperty("version") int version,
            @JsonProperty("authors") Collection<String> authors,
            @JsonProperty("proposal") @Nullable Proposal proposal,
            @JsonProperty("budget") CampaignBudget budget,
            @JsonProperty("residentText") @Nullable ResidentText residentText,
            @JsonProperty("counted") boolean counted) {
        return new CampaignState(
                stage,
                rules,
                version,
                HashTreePSet.from(authors),
                proposal,
                budget,
                residentText,
                counted);
    }

    CampaignState evolve(CampaignEvent event) {
        return switch (event) {
            case CampaignDrafted e -> drafted(e.rules(), e.by());
            case CampaignRevised e -> drafted(e.rules(), e.by());
            case CampaignSubmitted e -> with(CampaignStage.SUBMITTED).by(e.by());
            case CampaignRejected _ -> with(CampaignStage.REJECTED);
            case CampaignApproved e ->
                    new CampaignState(
                            CampaignStage.APPROVED,
                            e.rules(),
                            1,
                            HashTreePSet.empty(),
                            null,
                            budget.of(e.rules().budget()),
                            residentText,
                            counted);
            case VersionDrafted e -> with(new Proposal(e.rules(), CampaignStage.DRAFT)).by(e.by());
            case VersionSubmitted e -> with(proposed(CampaignStage.SUBMITTED)).by(e.by());
            case VersionRejected _ -> with(proposed(CampaignStage.REJECTED));
            case VersionApproved e ->
                    new CampaignState(
                            stage,
                            e.rules(),
                            e.version(),
                            HashTreePSet.empty(),
                            null,
                            budget.changed(knownRules().budget(), e.rules().budget()),
                            residentText,
                            counted);
            case CampaignWithdrawn _ ->
                    proposal == null
                            ? with(CampaignStage.DRAFT)
                            : with(proposed(CampaignStage.DRAFT));
            case CampaignDeleted _ -> with(CampaignStage.DELETED);
            case ResidentTextWritten e ->
                    new CampaignState(
                            stage, rules, version, authors, proposal, budget, e.text(), counted);
            case CampaignCounted _ ->
                    new CampaignState(
                            stage, rules, version, authors, proposal, budget, residentText, true);
            case CampaignPaused _ -> with(CampaignStage.PAUSED);
            case CampaignResumed _ -> with(CampaignStage.APPROVED);
            case CampaignEnded _ -> with(CampaignStage.ENDED);
            case BudgetAllocated e -> with(budget.allocated(e));
            case AllocationReturned e -> with(budget.returned(e));
            case AllocationRecovered e -> with(budget.holding(e.remaining()));
            case BudgetLevelReached e -> with(budget.warned(e.percent()));
            case GrantsReleased _, SeedRevealed _ -> this;
        };
    }

    CampaignStage requireKnown() {
        CAMPAIGN_IS_KNOWN.require(stage != null && stage != CampaignStage.DELETED);
        return requireNonNull(stage);
    }

    void requireWasApproved() {
        CAMPAIGN_IS_APPROVED.require(requireKnown().wasApproved());
    }

    void requireRunning(Instant now) {
        requireWasApproved();
        CAMPAIGN_IS_NOT_ENDED.require(
                stage != CampaignStage.ENDED && now.isBefore(knownRules().closesAt()));
    }

    /** The rules of a campaign that is known. */
    CampaignRules knownRules() {
        return requireNonNull(rules);
    }

    Points remaining() {
        return budget.remaining();
    }

    /** What has been handed out and not come back. */
    Points allocated() {
        return knownRules().budget().minus(remaining());
    }

    private Proposal proposed(CampaignStage newStage) {
        return new Proposal(requireNonNull(proposal).rules(), newStage);
    }

    private CampaignState drafted(CampaignRules newRules, String by) {
        return new CampaignState(
                        CampaignStage.DRAFT,
                        newRules,
                        version,
                        authors,
                        proposal,
                        budget,
                        residentText,
                        false)
                .by(by);
    }

    private CampaignState by(String author) {
        return new CampaignState(
                stage,
                rules,
                version,
                authors.plus(author),
                proposal,
                budget,
                residentText,
                counted);
    }

    private CampaignState with(CampaignStage newStage) {
        return new CampaignState(
                newStage, rules, version, authors, proposal, budget, residentText, counted);
    }

    private CampaignState with(Proposal newProposal) {
        return new CampaignState(
                stage, rules, version, authors, newProposal, budget, residentText, counted);
    }

    private CampaignState with(CampaignBudget newBudget) {
        return new CampaignState(
                stage, rules, version, authors, proposal, newBudget, residentText, counted);
    }
}
