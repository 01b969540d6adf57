package jp.nagaokapay.ledger.campaign.aggregate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignPaused;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignResumed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignRevised;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignRules;
import jp.nagaokapay.ledger.campaign.CampaignStage;
import jp.nagaokapay.ledger.money.Points;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What a campaign has to remember.
 *
 * @param stage null until drafted
 * @param rules null until drafted
 * @param authors everybody who wrote or submitted it; none of them may decide about it
 * @param remaining the budget not handed out
 * @param servedUpTo the log's position up to which what was earned is served
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignState(
        @Nullable CampaignStage stage,
        @Nullable CampaignRules rules,
        PSet<String> authors,
        Points remaining,
        long servedUpTo) {

    static final CampaignState EMPTY =
            new CampaignState(null, null, HashTreePSet.empty(), Points.ZERO, -1);

    @JsonCreator
    static CampaignState restored(
            @JsonProperty("stage") @Nullable CampaignStage stage,
            @JsonProperty("rules") @Nullable CampaignRules rules,
            @JsonProperty("authors") Collection<String> authors,
            @JsonProperty("remaining") Points remaining,
            @JsonProperty("servedUpTo") long servedUpTo) {
        return new CampaignState(stage, rules, HashTreePSet.from(authors), remaining, servedUpTo);
    }

    CampaignState evolve(CampaignEvent event) {
        return switch (event) {
            case CampaignDrafted e -> written(e.rules(), e.by());
            case CampaignRevised e -> written(e.rules(), e.by());
            case CampaignSubmitted e ->
                    new CampaignState(
                            CampaignStage.SUBMITTED,
                            rules,
                            authors.plus(e.by()),
                            remaining,
                            servedUpTo);
            case CampaignRejected _ -> with(CampaignStage.REJECTED);
            case CampaignApproved e ->
                    new CampaignState(
                            CampaignStage.APPROVED,
                            e.rules(),
                            authors,
                            e.rules().budget(),
                            servedUpTo);
            case CampaignPaused _ -> with(CampaignStage.PAUSED);
            case CampaignResumed _ -> with(CampaignStage.APPROVED);
            case CampaignEnded _ -> with(CampaignStage.ENDED);
            case BudgetAllocated e ->
                    new CampaignState(stage, rules, authors, e.remaining(), e.upToPosition());
            case AllocationReturned e ->
                    new CampaignState(stage, rules, authors, e.remaining(), servedUpTo);
        };
    }

    /** The rules of a campaign that is known. */
    CampaignRules promised() {
        return requireNonNull(rules);
    }

    /** What has been handed out and not come back. */
    Points granted() {
        return promised().budget().minus(remaining);
    }

    private CampaignState written(CampaignRules newRules, String by) {
        return new CampaignState(
                CampaignStage.DRAFT, newRules, authors.plus(by), remaining, servedUpTo);
    }

    private CampaignState with(CampaignStage newStage) {
        return new CampaignState(newStage, rules, authors, remaining, servedUpTo);
    }
}
