package jp.nagaokapay.ledger.campaign.list;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
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
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.CampaignEvent.GrantsReleased;
import jp.nagaokapay.ledger.campaign.CampaignEvent.ResidentTextWritten;
import jp.nagaokapay.ledger.campaign.CampaignEvent.SeedRevealed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.log.read.LogSelection;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who decided what about a campaign, straight from the log; the budget's many entries are left out.
 */
@Component
public final class CampaignHistory {
    private static final Set<Class<? extends LedgerEvent>> STEPS =
            Set.of(
                    CampaignDrafted.class,
                    CampaignRevised.class,
                    CampaignCounted.class,
                    CampaignSubmitted.class,
                    CampaignApproved.class,
                    CampaignRejected.class,
                    CampaignWithdrawn.class,
                    CampaignDeleted.class,
                    ResidentTextWritten.class,
                    CampaignPaused.class,
                    CampaignResumed.class,
                    VersionDrafted.class,
                    VersionSubmitted.class,
                    VersionApproved.class,
                    VersionRejected.class,
                    BudgetLevelReached.class,
                    GrantsReleased.class,
                    CampaignEnded.class,
                    SeedRevealed.class);

    private final LogSelection log;

    CampaignHistory(LogSelection log) {
        this.log = log;
    }

    /** Every step in order, at most 1,000; empty when there is no such campaign. */
    public List<Step> of(CampaignId campaignId) {
        List<Step> steps = new ArrayList<>();
        Instant last = Instant.MIN;
        for (LedgerEvent event : log.ofAggregate(campaignId.value(), STEPS)) {
            Step step = step((CampaignEvent) event).notBefore(last);
            steps.add(step);
            last = step.at();
        }
        return steps;
    }

    private static Step step(CampaignEvent event) {
        return switch (event) {
            case CampaignDrafted e -> by(e, Kind.DRAFTED, e.by(), 1);
            case CampaignRevised e -> by(e, Kind.REVISED, e.by(), 1);
            case CampaignCounted e -> by(e, Kind.COUNTED, e.by(), null);
            case CampaignSubmitted e -> by(e, Kind.SUBMITTED, e.by(), 1);
            case CampaignApproved e -> by(e, Kind.APPROVED, e.by(), 1);
            case CampaignRejected e -> rejected(e, Kind.REJECTED, e.by(), e.reason(), 1);
            case CampaignWithdrawn e -> by(e, Kind.WITHDRAWN, e.by(), e.version());
            case CampaignDeleted e -> by(e, Kind.DELETED, e.by(), null);
            case ResidentTextWritten e -> by(e, Kind.RESIDENT_TEXT_WRITTEN, e.by(), null);
            case CampaignPaused e -> by(e, Kind.PAUSED, e.by(), null);
            case CampaignResumed e -> by(e, Kind.RESUMED, e.by(), null);
            case VersionDrafted e -> by(e, Kind.VERSION_DRAFTED, e.by(), e.version());
            case VersionSubmitted e -> by(e, Kind.VERSION_SUBMITTED, e.by(), e.version());
            case VersionApproved e -> by(e, Kind.VERSION_APPROVED, e.by(), e.version());
            case VersionRejected e ->
                    rejected(e, Kind.VERSION_REJECTED, e.by(), e.reason(), e.version());
            case BudgetLevelReached e ->
                    new Step(
                            Kind.BUDGET_LEVEL_REACHED,
                            e.occurredAt(),
                            null,
                            null,
                            null,
                            null,
                            e.percent(),
                            e.remaining(),
                            null,
                            null);
            case GrantsReleased e ->
                    new Step(
                            Kind.GRANTS_RELEASED,
                            e.occurredAt(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            e.grantOn(),
                            null);
            case CampaignEnded e ->
                    new Step(
                            Kind.ENDED,
                            e.occurredAt(),
                            e.by(),
                            null,
                            null,
                            e.reason(),
                            null,
                            null,
                            null,
                            null);
            case SeedRevealed e ->
                    new Step(
                            Kind.SEED_REVEALED,
                            e.occurredAt(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            e.seed());
            case BudgetAllocated _, AllocationReturned _, AllocationRecovered _ ->
                    throw new IllegalStateException("not asked for: " + event.getClass());
        };
    }

    private static Step by(CampaignEvent event, Kind kind, String by, @Nullable Integer version) {
        return new Step(kind, event.occurredAt(), by, null, version, null, null, null, null, null);
    }

    private static Step rejected(
            CampaignEvent event, Kind kind, String by, String reason, int version) {
        return new Step(
                kind, event.occurredAt(), by, reason, version, null, null, null, null, null);
    }

    /**
     * One step; null is what it has nothing of.
     *
     * @param at its business time, or that of the step before where that is later: what the budget
     *     does follows from what was earned before, and may come behind a decision
     * @param by who did it; nobody where time or the budget did
     * @param reason why it was rejected
     * @param version of the rules that were written, submitted or decided on
     * @param percent of the budget handed out
     * @param remaining of the budget
     * @param grantOn the day whose points went to the wallets
     * @param seed the secret of the lottery, revealed
     */
    public record Step(
            Kind kind,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer version,
            @Nullable EndReason endReason,
            @Nullable Integer percent,
            @Nullable Points remaining,
            @Nullable LocalDate grantOn,
            @Nullable String seed) {
        Step notBefore(Instant last) {
            return at.isBefore(last)
                    ? new Step(
                            kind, last, by, reason, version, endReason, percent, remaining, grantOn,
                            seed)
                    : this;
        }
    }

    /** What a step is. */
    public enum Kind {
        DRAFTED,
        REVISED,
        COUNTED,
        SUBMITTED,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        DELETED,
        RESIDENT_TEXT_WRITTEN,
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
