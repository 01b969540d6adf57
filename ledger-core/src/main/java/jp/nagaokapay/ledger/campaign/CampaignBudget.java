package jp.nagaokapay.ledger.campaign;

import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;

/**
 * A campaign's budget and where it went.
 *
 * @param remaining what is not handed out
 * @param servedUpTo the log's position up to which what was earned is served
 * @param warnedPercent the highest level of which was warned, 0 before the first
 * @param byDay what was handed out to each day's occasions, no longer than they may come late
 */
record CampaignBudget(Points remaining, long servedUpTo, int warnedPercent, PointsByDay byDay) {
    static final CampaignBudget EMPTY = new CampaignBudget(Points.ZERO, -1, 0, PointsByDay.NONE);

    CampaignBudget of(Points budget) {
        return holding(budget);
    }

    /** What is handed out stays handed out; levels are warned of anew under the new budget. */
    CampaignBudget changed(Points before, Points budget) {
        Points allocated = before.minus(remaining);
        return new CampaignBudget(budget.minus(allocated), servedUpTo, 0, byDay);
    }

    CampaignBudget allocated(BudgetAllocated event) {
        PointsByDay days = byDay.asOf(BusinessDate.of(event.occurredAt()));
        for (Allocation entry : event.entries()) {
            days = days.plus(BusinessDate.of(entry.at()), entry.points());
        }
        return new CampaignBudget(event.remaining(), event.upToPosition(), warnedPercent, days);
    }

    CampaignBudget returned(AllocationReturned event) {
        return new CampaignBudget(
                event.remaining(),
                servedUpTo,
                warnedPercent,
                byDay.minus(BusinessDate.of(event.occurredAt()), event.points()));
    }

    CampaignBudget warned(int percent) {
        return new CampaignBudget(remaining, servedUpTo, percent, byDay);
    }

    CampaignBudget holding(Points newRemaining) {
        return new CampaignBudget(newRemaining, servedUpTo, warnedPercent, byDay);
    }
}
