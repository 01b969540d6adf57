package jp.nagaokapay.ledger.campaign.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.simulation.SimulationResult.Bucket;
import jp.nagaokapay.ledger.campaign.simulation.SimulationResult.Day;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;

/** Counts what a simulation does, day by day. */
final class SimulationCount {
    private static final long[] BUCKETS = {
        100, 300, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 50_000
    };

    private final CampaignRules rules;
    private final LocalDate first;
    private final long[] points;
    private final long[] grantsByDay;
    private long occasions;
    private long qualifying;
    private long grants;
    private Points lowered = Points.ZERO;

    SimulationCount(CampaignRules rules) {
        this.rules = rules;
        first = rules.firstDay();
        LocalDate last = rules.lastDay();
        int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        points = new long[days];
        grantsByDay = new long[days];
    }

    void lookedAt() {
        occasions++;
    }

    void earned(Instant at, Points granted) {
        qualifying++;
        if (!granted.isZero()) {
            grants++;
            points[day(at)] += granted.amount();
            grantsByDay[day(at)]++;
        }
    }

    void lowered(Instant at, Points back) {
        lowered = lowered.plus(back);
        points[day(at)] -= back.amount();
    }

    SimulationResult result(SimulatedBudget budget, Points costWithoutBudget) {
        Collection<Long> kept = budget.kept();
        long people = kept.stream().filter(each -> each > 0).count();
        return new SimulationResult(
                rules.opensAt(),
                rules.closesAt(),
                occasions,
                qualifying,
                budget.spent(),
                lowered,
                costWithoutBudget,
                people,
                grants,
                average(budget.spent().amount(), people),
                distribution(kept),
                budget.endedAt(),
                budget.remaining(),
                series());
    }

    /** A refund is booked when it comes, and may by its own time lie just outside. */
    private int day(Instant at) {
        long days = BusinessDate.of(at).toEpochDay() - first.toEpochDay();
        return Math.clamp(days, 0, points.length - 1);
    }

    private static BigDecimal average(long sum, long people) {
        return people == 0
                ? BigDecimal.ZERO.setScale(1)
                : BigDecimal.valueOf(sum)
                        .divide(BigDecimal.valueOf(people), 1, RoundingMode.HALF_UP);
    }

    private static List<Bucket> distribution(Collection<Long> kept) {
        long[] people = new long[BUCKETS.length + 1];
        for (long each : kept) {
            if (each > 0) {
                int bucket = 0;
                while (bucket < BUCKETS.length && each > BUCKETS[bucket]) {
                    bucket++;
                }
                people[bucket]++;
            }
        }
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < people.length; i++) {
            buckets.add(new Bucket(i < BUCKETS.length ? BUCKETS[i] : null, people[i]));
        }
        return buckets;
    }

    private List<Day> series() {
        List<Day> series = new ArrayList<>();
        long cumulative = 0;
        for (int i = 0; i < points.length; i++) {
            cumulative += points[i];
            series.add(new Day(first.plusDays(i), points[i], cumulative, grantsByDay[i]));
        }
        return series;
    }
}
