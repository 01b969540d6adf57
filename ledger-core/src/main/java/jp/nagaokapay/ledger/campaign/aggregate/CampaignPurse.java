package jp.nagaokapay.ledger.campaign.aggregate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.money.Points;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A campaign's budget and where it went.
 *
 * @param remaining what is not handed out
 * @param servedUpTo the log's position up to which what was earned is served
 * @param warnedPercent the highest level of which was warned, 0 before the first
 * @param byDay what was handed out to each day's occasions, no longer than they may come late
 */
record CampaignPurse(
        Points remaining, long servedUpTo, int warnedPercent, PMap<LocalDate, Points> byDay) {
    /** As with a person's caps. */
    private static final int DAYS_KEPT = 100;

    static final CampaignPurse EMPTY = new CampaignPurse(Points.ZERO, -1, 0, HashTreePMap.empty());

    @JsonCreator
    static CampaignPurse restored(
            @JsonProperty("remaining") Points remaining,
            @JsonProperty("servedUpTo") long servedUpTo,
            @JsonProperty("warnedPercent") int warnedPercent,
            @JsonProperty("byDay") Map<LocalDate, Points> byDay) {
        return new CampaignPurse(remaining, servedUpTo, warnedPercent, HashTreePMap.from(byDay));
    }

    CampaignPurse of(Points budget) {
        return holding(budget);
    }

    /** What is handed out stays handed out; levels are warned of anew under the new budget. */
    CampaignPurse changed(Points before, Points budget) {
        Points granted = before.minus(remaining);
        return new CampaignPurse(budget.minus(granted), servedUpTo, 0, byDay);
    }

    CampaignPurse allocated(BudgetAllocated event) {
        PMap<LocalDate, Points> days = byDay;
        for (Allocation entry : event.entries()) {
            LocalDate day = BusinessDate.of(entry.at());
            days = days.plus(day, days.getOrDefault(day, Points.ZERO).plus(entry.points()));
        }
        LocalDate oldest = BusinessDate.of(event.occurredAt()).minusDays(DAYS_KEPT);
        for (LocalDate day : byDay.keySet()) {
            days = day.isBefore(oldest) ? days.minus(day) : days;
        }
        return new CampaignPurse(event.remaining(), event.upToPosition(), warnedPercent, days);
    }

    CampaignPurse returned(AllocationReturned event) {
        LocalDate day = BusinessDate.of(event.occurredAt());
        Points thatDay = onDay(day);
        return new CampaignPurse(
                event.remaining(),
                servedUpTo,
                warnedPercent,
                thatDay.isZero()
                        ? byDay
                        : byDay.plus(day, thatDay.minus(event.points().min(thatDay))));
    }

    CampaignPurse warned(int percent) {
        return new CampaignPurse(remaining, servedUpTo, percent, byDay);
    }

    CampaignPurse holding(Points newRemaining) {
        return new CampaignPurse(newRemaining, servedUpTo, warnedPercent, byDay);
    }

    Points onDay(LocalDate day) {
        return byDay.getOrDefault(day, Points.ZERO);
    }

    Points inMonth(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return byDay.entrySet().stream()
                .filter(entry -> YearMonth.from(entry.getKey()).equals(month))
                .map(Map.Entry::getValue)
                .reduce(Points.ZERO, Points::plus);
    }
}
