package jp.nagaokapay.ledger.campaign.rules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.time.YearMonth;

/** Until when granted points can be spent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PointsExpiry.AfterDays.class, name = "AFTER_DAYS"),
    @JsonSubTypes.Type(value = PointsExpiry.OnDate.class, name = "ON_DATE"),
    @JsonSubTypes.Type(value = PointsExpiry.EndOfMonthAfter.class, name = "END_OF_MONTH_AFTER")
})
public sealed interface PointsExpiry {
    /** The last day on which points earned on {@code earnedOn} can be spent. */
    LocalDate lastDay(LocalDate earnedOn);

    /**
     * @param days 1 to 3,660
     */
    record AfterDays(int days) implements PointsExpiry {
        public AfterDays {
            RuleBounds.requireBetween(days, 1, 3_660, RulesFault.EXPIRY_DAYS);
        }

        @Override
        public LocalDate lastDay(LocalDate earnedOn) {
            return earnedOn.plusDays(days);
        }
    }

    /** One day for everybody; no campaign may still be open after it. */
    record OnDate(LocalDate date) implements PointsExpiry {
        public OnDate {
            RuleBounds.requireYear(date);
        }

        @Override
        public LocalDate lastDay(LocalDate earnedOn) {
            return date;
        }
    }

    /**
     * The end of the month that comes so many months after the month of earning.
     *
     * @param months 0 to 120; 0 is the end of the same month
     */
    record EndOfMonthAfter(int months) implements PointsExpiry {
        public EndOfMonthAfter {
            RuleBounds.requireBetween(months, 0, 120, RulesFault.EXPIRY_MONTHS);
        }

        @Override
        public LocalDate lastDay(LocalDate earnedOn) {
            return YearMonth.from(earnedOn).plusMonths(months).atEndOfMonth();
        }
    }
}
