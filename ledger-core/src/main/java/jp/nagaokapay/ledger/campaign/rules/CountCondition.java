package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of how often a person, or how many people, met the other conditions before. */
public sealed interface CountCondition extends Condition.OfCount {
    @Override
    default Set<Trigger> triggers() {
        return Trigger.OF_OCCASIONS;
    }

    /**
     * Only a person's first, second-and-later (おかわり) or n-th time, counted among the occasions that
     * meet all other conditions.
     *
     * @param from the first number that earns, from 1
     * @param to the last number that earns; null is all that follow
     * @param within where counting begins again
     * @param counting occasions, or the different days on which there were any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OccasionNumber(int from, @Nullable Integer to, Span within, Counting counting)
            implements CountCondition {
        private static final long DAYS_OF_MONTH_MAX = 31;

        public OccasionNumber {
            RuleBounds.requireAtLeast(from, 1, RulesFault.OCCASION_NUMBER);
            require(to == null || to >= from, RulesFault.OCCASION_ORDER);
        }

        @Override
        public boolean holdsFor(OccurrenceCount count) {
            int number =
                    switch (counting) {
                        case OCCASIONS ->
                                within == Span.MONTH ? count.inMonth() : count.inCampaign();
                        case DAYS ->
                                within == Span.MONTH ? count.daysInMonth() : count.daysInCampaign();
                    };
            return number >= from && (to == null || number <= to);
        }

        @Override
        public boolean canHold(CampaignRules rules) {
            long days = ChronoUnit.DAYS.between(rules.firstDay(), rules.lastDay()) + 1;
            return switch (counting) {
                case OCCASIONS -> true;
                case DAYS ->
                        from <= (within == Span.MONTH ? Math.min(days, DAYS_OF_MONTH_MAX) : days);
            };
        }
    }

    /**
     * Only the first people who earn anything (先着); who was among them stays.
     *
     * @param people 1 to 1,000,000
     */
    record FirstPeople(int people) implements CountCondition {
        public FirstPeople {
            RuleBounds.requireBetween(people, 1, 1_000_000, RulesFault.PEOPLE);
        }

        @Override
        public boolean holdsFor(OccurrenceCount count) {
            return count.place() <= people;
        }
    }

    /** Where counting begins again. */
    enum Span {
        CAMPAIGN,
        MONTH
    }

    /** What is counted. */
    enum Counting {
        OCCASIONS,
        DAYS
    }
}
