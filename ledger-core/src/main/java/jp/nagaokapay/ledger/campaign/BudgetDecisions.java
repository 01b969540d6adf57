package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateBudget;
import jp.nagaokapay.ledger.campaign.CampaignCommand.Request;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetLevelReached;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;

/**
 * Hands out a budget in the order of the log.
 *
 * <p>The request that reaches the end of the budget gets the part that is left, so that exactly the
 * budget is granted; all behind it get nothing, which the event says. With the last point the
 * campaign ends for good: points that come back later (a closed wallet, a refund) stay in the
 * budget and serve only what was earned before the end and comes up after them. A campaign that
 * could reopen would make promises that no one can see through.
 */
final class BudgetDecisions {
    private static final int WHOLE = 100;

    private final CampaignState state;
    private final CampaignRules rules;
    private final List<Allocation> entries = new ArrayList<>();
    private PointsByDay byDay;
    private Points remaining;
    private long last;

    private BudgetDecisions(CampaignState state) {
        this.state = state;
        rules = state.knownRules();
        byDay = state.budget().byDay();
        remaining = state.remaining();
        last = state.budget().servedUpTo();
    }

    /** What the command makes of a campaign in {@code state}; nothing when all of it is served. */
    static List<CampaignEvent> decide(CampaignState state, AllocateBudget command) {
        BudgetDecisions budget = new BudgetDecisions(state);
        command.requests().stream()
                .sorted(Comparator.comparingLong(Request::position))
                .forEach(budget::serve);
        return budget.events(command.campaignId(), command.at());
    }

    private void serve(Request request) {
        if (request.position() > last) {
            Points granted = allowed(request).min(remaining);
            remaining = remaining.minus(granted);
            last = request.position();
            entries.add(entry(request, granted));
        }
    }

    private Points allowed(Request request) {
        if (!rules.caps().boundsAll()) {
            return request.points();
        }
        LocalDate day = BusinessDate.of(request.at());
        Points allowed =
                rules.caps()
                        .allowAll(request.points(), byDay.onDay(day), byDay.inMonth(day))
                        .min(remaining);
        byDay = byDay.plus(day, allowed);
        return allowed;
    }

    private Allocation entry(Request request, Points granted) {
        LocalDate earnedOn = BusinessDate.of(request.at());
        LocalDate grantOn = rules.points().grantedOn(earnedOn);
        return new Allocation(
                request.walletId(),
                request.occasionId(),
                request.points(),
                granted,
                request.at(),
                rules.points().lastDay(earnedOn),
                grantOn.equals(earnedOn) ? null : grantOn);
    }

    private List<CampaignEvent> events(CampaignId campaignId, Instant at) {
        if (entries.isEmpty()) {
            return List.of();
        }
        return with(
                new BudgetAllocated(
                        campaignId, at, last, entries, rules.points().restriction(), remaining),
                state);
    }

    /** With what it means for the whole budget of a campaign in {@code state}. */
    static List<CampaignEvent> with(BudgetAllocated allocated, CampaignState state) {
        CampaignId campaignId = allocated.campaignId();
        Instant at = allocated.occurredAt();
        Points remaining = allocated.remaining();
        List<CampaignEvent> events = new ArrayList<>();
        events.add(allocated);
        int level = level(state.knownRules().budget(), remaining);
        if (level > state.budget().warnedPercent()) {
            events.add(new BudgetLevelReached(campaignId, at, level, remaining));
        }
        if (remaining.isZero() && state.stage() != CampaignStage.ENDED) {
            events.add(new CampaignEnded(campaignId, at, EndReason.BUDGET, null));
        }
        return events;
    }

    /** The highest of the levels that is reached, or 0. */
    private static int level(Points whole, Points remaining) {
        long budget = whole.amount();
        long granted = budget - remaining.amount();
        return CampaignRules.WARNING_PERCENTS.stream()
                .filter(percent -> granted * WHOLE >= budget * percent)
                .reduce(0, Math::max);
    }
}
