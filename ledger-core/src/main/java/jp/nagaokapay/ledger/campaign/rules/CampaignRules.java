package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.require;
import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.requireBetween;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.rules.Condition.OfCount;
import jp.nagaokapay.ledger.campaign.rules.Condition.OfOccasion;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign promises; once approved it never changes. Fails with {@link
 * IllegalArgumentException} when a value is outside its bounds, or parts do not go together.
 *
 * @param name as residents read it, 1 to 100 characters
 * @param opensAt the first instant that earns
 * @param closesAt the first instant that no longer earns
 * @param budget points handed out at most, 1 to 10,000,000,000
 * @param conditions all must hold; at most 50
 * @param stacking how it gets on with other campaigns; null is beside all of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignRules(
        String name,
        Trigger trigger,
        Instant opensAt,
        Instant closesAt,
        Points budget,
        List<Condition> conditions,
        Reward reward,
        Caps caps,
        PointsRule points,
        @Nullable Stacking stacking) {
    public static final int NAME_CHARACTERS_MAX = 100;
    public static final int CONDITIONS_MAX = 50;

    /** Shares of the budget at which the manager is warned. */
    public static final List<Integer> WARNING_PERCENTS = List.of(50, 80, 95);

    public static final Points BUDGET_MAX = Points.of(10_000_000_000L);

    public CampaignRules {
        RuleBounds.requireText(name, NAME_CHARACTERS_MAX, RulesFault.NAME_LENGTH);
        RuleBounds.requireYear(opensAt);
        RuleBounds.requireYear(closesAt);
        require(opensAt.isBefore(closesAt), RulesFault.PERIOD_TURNED);
        requireBetween(budget.amount(), 1, BUDGET_MAX.amount(), RulesFault.BUDGET);
        requireBetween(conditions.size(), 0, CONDITIONS_MAX, RulesFault.CONDITION_COUNT);
        require(
                !(points.expiry() instanceof PointsExpiry.OnDate(var date)
                        && date.isBefore(points.grantedOn(lastDay(closesAt)))),
                RulesFault.POINTS_EXPIRE_BEFORE_GRANT);
        conditions = List.copyOf(conditions);
        requireFit(trigger, conditions, reward, caps);
        require(trigger != Trigger.ROLL || stacking == null, RulesFault.STACKING_UNFIT);
    }

    /** Rules that stand beside all others. */
    public CampaignRules(
            String name,
            Trigger trigger,
            Instant opensAt,
            Instant closesAt,
            Points budget,
            List<Condition> conditions,
            Reward reward,
            Caps caps,
            PointsRule points) {
        this(name, trigger, opensAt, closesAt, budget, conditions, reward, caps, points, null);
    }

    /** Whether {@code at} lies in the campaign's period. */
    public boolean openAt(Instant at) {
        return !at.isBefore(opensAt) && at.isBefore(closesAt);
    }

    /** Whether all holds that does not depend on what happened before. */
    public boolean concerns(Occasion occasion) {
        return occasion.trigger() == trigger
                && openAt(occasion.at())
                && of(OfOccasion.class).allMatch(must -> must.holdsFor(occasion));
    }

    /** Whether somebody is counted in on the roll: firms and cards only where they are listed. */
    public boolean concernsOnRoll(Occasion occasion) {
        boolean listed = of(PersonCondition.Wallets.class).findAny().isPresent();
        return concerns(occasion) && (listed || !occasion.person().corporate());
    }

    /** Whether the conditions hold that depend on what happened before. */
    public boolean admits(OccurrenceCount count) {
        return of(OfCount.class).allMatch(must -> must.holdsFor(count));
    }

    /** Whether occurrences have to be counted. */
    public boolean countsOccurrences() {
        return of(OfCount.class).findAny().isPresent();
    }

    /**
     * What an occasion that {@linkplain #concerns} the campaign is worth before caps and budget,
     * also after part of it was refunded. Points that were spent earn nothing.
     */
    public Points worth(Basis basis, int ticket) {
        boolean nothingEarns = Trigger.OF_MONEY.contains(trigger) && basis.paid().isZero();
        return nothingEarns
                        || !of(AmountCondition.class)
                                .allMatch(must -> must.holdsFor(basis.amount()))
                ? Points.ZERO
                : reward.worth(basis, ticket);
    }

    /** Whether it is a partner's budget, which the partner draws on by asking. */
    @JsonIgnore
    public boolean isPartnerBudget() {
        return reward instanceof Reward.AsAsked;
    }

    /** The same with another reward. */
    public CampaignRules rewarding(Reward newReward) {
        return new CampaignRules(
                name,
                trigger,
                opensAt,
                closesAt,
                budget,
                conditions,
                newReward,
                caps,
                points,
                stacking);
    }

    /** The business date on which it opens. */
    public LocalDate firstDay() {
        return BusinessDate.of(opensAt);
    }

    /** The last business date on which anything earns. */
    public LocalDate lastDay() {
        return lastDay(closesAt);
    }

    private static LocalDate lastDay(Instant closesAt) {
        return BusinessDate.of(closesAt.minusNanos(1));
    }

    /** The conditions of a kind. */
    <C extends Condition> Stream<C> of(Class<C> kind) {
        return conditions.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What could never hold for the trigger would be a silent mistake. */
    private static void requireFit(
            Trigger trigger, List<Condition> conditions, Reward reward, Caps caps) {
        for (Condition condition : conditions) {
            require(condition.triggers().contains(trigger), RulesFault.CONDITION_UNFIT);
        }
        require(reward.triggers().contains(trigger), RulesFault.REWARD_UNFIT);
        if (reward instanceof Reward.AsAsked) {
            require(
                    conditions.size() == 1
                            && conditions.getFirst() instanceof PartnerCondition.OfPartner,
                    RulesFault.PARTNER_BUDGET_CONDITION);
            require(!caps.boundsAll(), RulesFault.PARTNER_BUDGET_CAPS);
        }
    }
}
