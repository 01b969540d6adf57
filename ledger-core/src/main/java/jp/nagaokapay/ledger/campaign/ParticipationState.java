package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.EarningLowered;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveClaimed;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsEarned;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsGivenBack;
import jp.nagaokapay.ledger.campaign.rules.Caps.Earned;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;

/**
 * What a participation has to remember.
 *
 * @param earned points earned in the campaign and not given back
 * @param byDay the same, day by day; no longer than occasions may come late
 */
record ParticipationState(Points earned, PointsByDay byDay) {
    static final ParticipationState EMPTY = new ParticipationState(Points.ZERO, PointsByDay.NONE);

    /** What counts against the caps of an occasion at {@code at}. */
    Earned at(Instant at) {
        LocalDate day = BusinessDate.of(at);
        return new Earned(earned, byDay.inMonth(day), byDay.onDay(day));
    }

    ParticipationState evolve(ParticipationEvent event) {
        return switch (event) {
            case PointsEarned e -> plus(BusinessDate.of(e.occurredAt()), e.points());
            case IncentiveClaimed e -> plus(BusinessDate.of(e.occurredAt()), e.points());
            case PointsGivenBack e -> minus(BusinessDate.of(e.occurredAt()), e.points());
            case EarningLowered _ -> this;
        };
    }

    private ParticipationState plus(LocalDate day, Points points) {
        return new ParticipationState(earned.plus(points), byDay.plus(day, points).asOf(day));
    }

    private ParticipationState minus(LocalDate day, Points points) {
        return new ParticipationState(earned.minus(points), byDay.minus(day, points));
    }
}
