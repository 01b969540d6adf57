package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import jp.nagaokapay.ledger.shared.money.Points;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Points counted by the day of what earned them, for caps by day and month. */
record PointsByDay(@JsonValue PMap<LocalDate, Points> days) {
    static final PointsByDay NONE = new PointsByDay(HashTreePMap.empty());

    /** An occasion of an older day than this before the newest finds its caps unused. */
    private static final int DAYS_KEPT = 100;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PointsByDay restored(Map<LocalDate, Points> days) {
        return new PointsByDay(HashTreePMap.from(days));
    }

    Points onDay(LocalDate day) {
        return days.getOrDefault(day, Points.ZERO);
    }

    Points inMonth(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return days.entrySet().stream()
                .filter(entry -> YearMonth.from(entry.getKey()).equals(month))
                .map(Map.Entry::getValue)
                .reduce(Points.ZERO, Points::plus);
    }

    PointsByDay plus(LocalDate day, Points points) {
        return new PointsByDay(days.plus(day, onDay(day).plus(points)));
    }

    /** Never below zero: what lies too far back is not kept, and cannot be taken off. */
    PointsByDay minus(LocalDate day, Points points) {
        Points rest = onDay(day).minus(points.min(onDay(day)));
        return new PointsByDay(rest.isZero() ? days.minus(day) : days.plus(day, rest));
    }

    /** Without the days that lie too far before {@code newest}. */
    PointsByDay asOf(LocalDate newest) {
        LocalDate oldest = newest.minusDays(DAYS_KEPT);
        PMap<LocalDate, Points> kept = days;
        for (LocalDate day : days.keySet()) {
            kept = day.isBefore(oldest) ? kept.minus(day) : kept;
        }
        return new PointsByDay(kept);
    }
}
