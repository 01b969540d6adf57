package jp.nagaokapay.ledger.campaign.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/** What rules would have cost, had they been in force over a past part of the log. */
public interface DraftSimulation {
    /** Longest past that is played, in years. */
    int YEARS_MAX = 3;

    /**
     * Plays the log from {@code from} up to {@code to} against the rules, as if that were their
     * period, and writes nothing. Refused by {@link SimulationRule}; {@link
     * jp.nagaokapay.ledger.shared.message.Unavailable} when others are being played.
     *
     * <p>What the simulation cannot know: people who would have behaved otherwise, other campaigns
     * of an exclusive group, what a partner would have asked for, points that were spent before
     * they could be taken back (all come back here), and refunds after {@code to}. Lots are drawn
     * from a public seed of the simulation's own.
     */
    Trial play(CampaignRules rules, Instant from, Instant to);

    /**
     * What came of it.
     *
     * @param triggers occasions of the trigger's kind in that time
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
    record Trial(
            Instant from,
            Instant to,
            long triggers,
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
            List<Day> series) {}

    /**
     * @param upTo most points of these people; null is all above the bucket before
     */
    record Bucket(@Nullable Long upTo, long people) {}

    /**
     * @param points handed out less taken back on this date; negative where more came back
     * @param cumulative up to the end of this date
     */
    record Day(LocalDate date, long points, long cumulative, long grants) {}
}
