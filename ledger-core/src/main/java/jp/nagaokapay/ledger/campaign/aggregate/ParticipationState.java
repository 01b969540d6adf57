package jp.nagaokapay.ledger.campaign.aggregate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.campaign.Caps.Earned;
import jp.nagaokapay.ledger.campaign.ParticipationEvent;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveClaimed;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveEarned;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveGivenBack;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveLowered;
import jp.nagaokapay.ledger.money.Points;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What a participation has to remember.
 *
 * @param earned points earned in the campaign and not given back
 * @param byDay the same, day by day; no longer than occasions may come late
 */
record ParticipationState(Points earned, PMap<LocalDate, Points> byDay) {
    static final ParticipationState EMPTY =
            new ParticipationState(Points.ZERO, HashTreePMap.empty());

    /** An occasion of an older day than this before the newest finds its caps unused. */
    private static final int DAYS_KEPT = 100;

    @JsonCreator
    static ParticipationState restored(
            @JsonProperty("earned") Points earned,
            @JsonProperty("byDay") Map<LocalDate, Points> byDay) {
        return new ParticipationState(earned, HashTreePMap.from(byDay));
    }

    /** What counts against the caps of an occasion at {@code at}. */
    Earned at(Instant at) {
        LocalDate day = BusinessDate.of(at);
        YearMonth month = YearMonth.from(day);
        Points inMonth =
                byDay.entrySet().stream()
                        .filter(entry -> YearMonth.from(entry.getKey()).equals(month))
                        .map(Map.Entry::getValue)
                        .reduce(Points.ZERO, Points::plus);
        return new Earned(earned, inMonth, onDay(day));
    }

    ParticipationState evolve(ParticipationEvent event) {
        return switch (event) {
            case IncentiveEarned e -> plus(BusinessDate.of(e.occurredAt()), e.points());
            case IncentiveClaimed e -> plus(BusinessDate.of(e.occurredAt()), e.points());
            case IncentiveGivenBack e -> minus(BusinessDate.of(e.occurredAt()), e.points());
            case IncentiveLowered _ -> this;
        };
    }

    private Points onDay(LocalDate day) {
        return byDay.getOrDefault(day, Points.ZERO);
    }

    private ParticipationState plus(LocalDate day, Points points) {
        PMap<LocalDate, Points> days = byDay.plus(day, onDay(day).plus(points));
        for (LocalDate known : byDay.keySet()) {
            days = known.isBefore(day.minusDays(DAYS_KEPT)) ? days.minus(known) : days;
        }
        return new ParticipationState(earned.plus(points), days);
    }

    private ParticipationState minus(LocalDate day, Points points) {
        Points rest = onDay(day).minus(points.min(onDay(day)));
        return new ParticipationState(
                earned.minus(points), rest.isZero() ? byDay.minus(day) : byDay.plus(day, rest));
    }
}
