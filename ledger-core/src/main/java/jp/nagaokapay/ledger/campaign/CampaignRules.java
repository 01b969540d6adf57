package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.money.Points;

/**
 * What a campaign promises; once approved it never changes. Fails with {@link
 * IllegalArgumentException} when a value is outside its bounds.
 *
 * @param name as residents read it, 1 to 100 characters
 * @param opensAt the first instant that earns
 * @param closesAt the first instant that no longer earns
 * @param budget points handed out at most, 1 to 10,000,000,000
 * @param conditions all must hold; at most 50
 */
public record CampaignRules(
        String name,
        Trigger trigger,
        Instant opensAt,
        Instant closesAt,
        Points budget,
        List<Condition> conditions,
        Reward reward,
        Caps caps,
        PointsRule points) {
    public static final int NAME_CHARACTERS_MAX = 100;
    public static final int CONDITIONS_MAX = 50;
    public static final Points BUDGET_MAX = Points.of(10_000_000_000L);

    public CampaignRules {
        require(
                !name.isBlank() && name.length() <= NAME_CHARACTERS_MAX,
                "a name has 1 to 100 characters");
        require(opensAt.isBefore(closesAt), "a campaign closes after it opens");
        require(
                !budget.isZero() && budget.compareTo(BUDGET_MAX) <= 0,
                "a budget is 1 to 10,000,000,000 points");
        require(conditions.size() <= CONDITIONS_MAX, "at most 50 conditions");
        require(
                !(points.expiry() instanceof PointsExpiry.OnDate(var date)
                        && date.isBefore(BusinessDate.of(closesAt.minusNanos(1)))),
                "points must not expire while the campaign is open");
        conditions = List.copyOf(conditions);
    }

    /** Whether {@code at} lies in the campaign's period. */
    public boolean openAt(Instant at) {
        return !at.isBefore(opensAt) && at.isBefore(closesAt);
    }

    /** What an occasion earns before caps and budget; zero when it does not qualify. */
    public Points earnedBy(Occasion occasion) {
        boolean qualifies =
                occasion.trigger() == trigger
                        && openAt(occasion.at())
                        && conditions.stream().allMatch(must -> must.holdsFor(occasion));
        return qualifies ? reward.on(occasion.paid()) : Points.ZERO;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
