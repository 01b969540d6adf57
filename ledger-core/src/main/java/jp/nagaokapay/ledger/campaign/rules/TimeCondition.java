package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.require;
import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.some;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;

/** Of the date or the time of day. */
public sealed interface TimeCondition extends Condition.OfOccasion {
    /** Whether an occasion of that date can meet it. */
    boolean holdsOn(LocalDate date);

    @Override
    default boolean holdsFor(Occasion occasion) {
        return holdsOn(BusinessDate.of(occasion.at()));
    }

    @Override
    default Set<Trigger> triggers() {
        return Trigger.OF_OCCASIONS;
    }

    /** ゾロ目 by date: month and day are written with one digit, as 1/1, 2/22, 11/1 and 11/11. */
    record RepdigitDate() implements TimeCondition {
        @Override
        public boolean holdsOn(LocalDate date) {
            return Repdigits.areAllTheSame("" + date.getMonthValue() + date.getDayOfMonth());
        }
    }

    /** On these days of every month, 1 to 31. */
    record DaysOfMonth(List<Integer> days) implements TimeCondition {
        public DaysOfMonth {
            days = some(days);
            days.forEach(day -> RuleBounds.requireBetween(day, 1, 31, RulesFault.DAY_OF_MONTH));
        }

        @Override
        public boolean holdsOn(LocalDate date) {
            return days.contains(date.getDayOfMonth());
        }
    }

    record Weekdays(List<DayOfWeek> days) implements TimeCondition {
        public Weekdays {
            days = some(days);
        }

        @Override
        public boolean holdsOn(LocalDate date) {
            return days.contains(date.getDayOfWeek());
        }
    }

    /**
     * At these hours of the day; past midnight when {@code until} is before {@code from}.
     *
     * @param until the first moment that no longer earns
     */
    record Hours(LocalTime from, LocalTime until) implements TimeCondition {
        public Hours {
            require(!from.equals(until), RulesFault.HOURS);
        }

        @Override
        public boolean holdsOn(LocalDate date) {
            return true;
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            LocalTime time = LocalTime.ofInstant(occasion.at(), BusinessDate.ZONE);
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(until);
            return from.isBefore(until) ? begun && !over : begun || !over;
        }
    }
}
