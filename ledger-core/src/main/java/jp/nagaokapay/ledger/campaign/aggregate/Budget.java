package jp.nagaokapay.ledger.campaign.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.campaign.CampaignCommand.AllocateBudget;
import jp.nagaokapay.ledger.campaign.CampaignCommand.Request;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.CampaignRules;
import jp.nagaokapay.ledger.campaign.CampaignStage;
import jp.nagaokapay.ledger.money.Points;

/**
 * Hands out a budget in the order of the log.
 *
 * <p>The request that reaches the end of the budget gets the part that is left, so that exactly the
 * budget is granted; all behind it get nothing and are told so. With the last point the campaign
 * ends for good: points that come back later (a closed wallet) stay in the budget and serve only
 * what was earned before the end and comes up after them. A campaign that could reopen would make
 * promises that no one can see through.
 */
final class Budget {
    private Budget() {}

    /** What the command makes of a campaign in {@code state}; nothing when all of it is served. */
    static List<CampaignEvent> decide(CampaignState state, AllocateBudget command) {
        CampaignRules rules = state.promised();
        Points remaining = state.remaining();
        long last = state.servedUpTo();
        List<Allocation> entries = new ArrayList<>(command.requests().size());
        for (Request request :
                command.requests().stream()
                        .sorted(Comparator.comparingLong(Request::position))
                        .toList()) {
            if (request.position() > last) {
                Points granted = request.points().min(remaining);
                remaining = remaining.minus(granted);
                last = request.position();
                entries.add(entry(rules, request, granted));
            }
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        return events(state, command, last, entries, remaining);
    }

    private static List<CampaignEvent> events(
            CampaignState state,
            AllocateBudget command,
            long last,
            List<Allocation> entries,
            Points remaining) {
        Instant at = command.at();
        BudgetAllocated allocated =
                new BudgetAllocated(
                        command.campaignId(),
                        at,
                        last,
                        entries,
                        state.promised().points().restriction(),
                        remaining);
        return remaining.isZero() && state.stage() != CampaignStage.ENDED
                ? List.of(
                        allocated,
                        new CampaignEnded(command.campaignId(), at, EndReason.BUDGET, null))
                : List.of(allocated);
    }

    private static Allocation entry(CampaignRules rules, Request request, Points granted) {
        return new Allocation(
                request.walletId(),
                request.trigger(),
                request.points(),
                granted,
                request.at(),
                rules.points().expiry().lastDay(BusinessDate.of(request.at())));
    }
}
