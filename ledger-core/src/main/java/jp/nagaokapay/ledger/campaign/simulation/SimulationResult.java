package jp.nagaokapay.ledger.campaign.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/**
 * What rules would have cost.
 *
 * @param occasions those of the trigger in that time
 * @param qualifying those worth points before caps and budget
 * @param cost points handed out and not taken back
 * @param loweredBy points taken back after refunds and reversals
 * @param costWithoutBudget what it would have cost without an end of the budget
 * @param people who kept any points
 * @param grants occasions that got points
 * @param averagePerPerson cost by people, to one decimal
 * @param distribution people by the points they kept
 * @param budgetEndsAt when the last point was handed out; null when some were left
 * @param remaining of the budget, at the end
 * @param series every date from the first to the last
 */
public record SimulationResult(
        Instant from,
        Instant to,
        long occasions,
        long qualifying,
        Points cost,
        Points loweredBy,
        Points costWithoutBudget,
        long people,
        long grants,
        BigDecimal averagePerPerson,
        List<Bucket> distribution,
        @Nullable Instant budgetEndsAt,
        Points remaining,
        List<Day> series) {
    /**
     * @param upTo most points of these people; null is all above the bucket before
     */
    public record Bucket(@Nullable Long upTo, long people) {}

    /**
     * @param points handed out less taken back on this date; negative where more came back
     * @param cumulative up to the end of this date
     */
    public record Day(LocalDate date, long points, long cumulative, long grants) {}
}
