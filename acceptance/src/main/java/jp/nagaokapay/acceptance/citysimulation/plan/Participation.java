package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.campaign.rules.Caps.Earned;
import jp.nagaokapay.ledger.campaign.rules.OccurrenceCount;
import jp.nagaokapay.ledger.shared.money.Points;

/** What one person has earned in one campaign, and how often. */
final class Participation {
    private final Map<LocalDate, Long> earned = new TreeMap<>();
    private final Map<LocalDate, Integer> occasions = new TreeMap<>();

    /**
     * Counts an occasion and answers the counts for this person; the place among all persons is not
     * modelled.
     */
    OccurrenceCount next(LocalDate date) {
        occasions.merge(date, 1, Integer::sum);
        YearMonth month = YearMonth.from(date);
        int all = 0;
        int inMonth = 0;
        int daysInMonth = 0;
        for (Map.Entry<LocalDate, Integer> day : occasions.entrySet()) {
            boolean same = YearMonth.from(day.getKey()).equals(month);
            all += day.getValue();
            inMonth += same ? day.getValue() : 0;
            daysInMonth += same ? 1 : 0;
        }
        return new OccurrenceCount(all, inMonth, occasions.size(), daysInMonth, 1);
    }

    /** As if the occasion had not been; that there was one on that day stays. */
    void undo(LocalDate date) {
        occasions.merge(date, -1, Integer::sum);
    }

    Earned earned(LocalDate date) {
        YearMonth month = YearMonth.from(date);
        long all = 0;
        long inMonth = 0;
        for (Map.Entry<LocalDate, Long> day : earned.entrySet()) {
            all += day.getValue();
            inMonth += YearMonth.from(day.getKey()).equals(month) ? day.getValue() : 0;
        }
        long onDay = earned.getOrDefault(date, 0L);
        return new Earned(Points.of(all), Points.of(inMonth), Points.of(onDay));
    }

    void earn(LocalDate date, long points) {
        earned.merge(date, points, Long::sum);
    }
}
