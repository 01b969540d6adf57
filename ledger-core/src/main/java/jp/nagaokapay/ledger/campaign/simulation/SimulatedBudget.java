package jp.nagaokapay.ledger.campaign.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * Caps and budget as the live ledger keeps them, at once and in the order of the log: what comes
 * back makes room under a person's caps and in the budget, but not under the caps of all, and a
 * campaign that has handed out its last point is over.
 */
final class SimulatedBudget {
    /** As long as a participation remembers days. */
    private static final int DAYS_KEPT = 100;

    private final Caps caps;
    private final boolean countsDays;
    private final Set<String> undone;
    private final Map<WalletId, Person> people = new HashMap<>();
    private final NavigableMap<LocalDate, Points> allByDay = new TreeMap<>();
    private final Map<String, Grant> grants = new HashMap<>();
    private final long budget;
    private Points remaining;
    private @Nullable Instant endedAt;

    /**
     * @param undone the occasions that will be refunded or reversed
     */
    SimulatedBudget(Caps caps, long budget, Set<String> undone) {
        this.caps = caps;
        this.budget = budget;
        this.undone = undone;
        remaining = Points.of(budget);
        countsDays = caps.perDay() != null || caps.perMonth() != null;
    }

    /** Hands out what caps and budget leave of what an occasion is worth. */
    Points take(Occasion occasion, Points worth) {
        if (endedAt != null && !occasion.at().isBefore(endedAt)) {
            return Points.ZERO;
        }
        LocalDate day = BusinessDate.of(occasion.at());
        Person person = people.computeIfAbsent(occasion.walletId(), _ -> new Person());
        Points granted = underAll(caps.allow(worth, person.at(day)), day).min(remaining);
        if (granted.isZero()) {
            return granted;
        }
        person.plus(day, granted, countsDays);
        if (caps.boundsAll()) {
            allByDay.merge(day, granted, Points::plus);
        }
        remaining = remaining.minus(granted);
        if (remaining.isZero() && endedAt == null) {
            endedAt = occasion.at();
        }
        if (undone.contains(occasion.id())) {
            grants.put(occasion.id(), new Grant(person, day, granted));
        }
        return granted;
    }

    /** Takes back what an occasion got beyond what it is worth now. */
    Points lower(String occasionId, Points worth) {
        Grant grant = grants.get(occasionId);
        if (grant == null || grant.points.compareTo(worth) <= 0) {
            return Points.ZERO;
        }
        Points back = grant.points.minus(worth);
        grants.put(occasionId, new Grant(grant.person, grant.day, worth));
        grant.person.minus(grant.day, back);
        remaining = remaining.plus(back);
        return back;
    }

    Points spent() {
        return Points.of(budget).minus(remaining);
    }

    Points remaining() {
        return remaining;
    }

    @Nullable Instant endedAt() {
        return endedAt;
    }

    /** What each person kept, zeros included. */
    Collection<Long> kept() {
        return people.values().stream().map(one -> one.earned.amount()).toList();
    }

    private Points underAll(Points wanted, LocalDate day) {
        if (!caps.boundsAll()) {
            return wanted;
        }
        return caps.allowAll(
                wanted, allByDay.getOrDefault(day, Points.ZERO), sumOfMonth(allByDay, day));
    }

    private static Points sumOfMonth(NavigableMap<LocalDate, Points> byDay, LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return byDay.subMap(month.atDay(1), true, month.atEndOfMonth(), true).values().stream()
                .reduce(Points.ZERO, Points::plus);
    }

    private record Grant(Person person, LocalDate day, Points points) {}

    /** One person's totals. */
    private static final class Person {
        private Points earned = Points.ZERO;
        private @Nullable NavigableMap<LocalDate, Points> byDay;

        Caps.Earned at(LocalDate day) {
            return byDay == null
                    ? new Caps.Earned(earned, Points.ZERO, Points.ZERO)
                    : new Caps.Earned(
                            earned, sumOfMonth(byDay, day), byDay.getOrDefault(day, Points.ZERO));
        }

        void plus(LocalDate day, Points points, boolean countsDays) {
            earned = earned.plus(points);
            if (countsDays) {
                if (byDay == null) {
                    byDay = new TreeMap<>();
                }
                byDay.merge(day, points, Points::plus);
                byDay.headMap(day.minusDays(DAYS_KEPT)).clear();
            }
        }

        void minus(LocalDate day, Points points) {
            earned = earned.minus(points);
            if (byDay != null) {
                byDay.computeIfPresent(day, (_, before) -> before.minus(points.min(before)));
            }
        }
    }
}
