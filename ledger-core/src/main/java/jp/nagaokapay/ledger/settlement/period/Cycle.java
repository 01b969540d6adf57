package jp.nagaokapay.ledger.settlement.period;

import java.time.LocalDate;
import java.time.YearMonth;
import jp.nagaokapay.ledger.shared.calendar.BankCalendar;

/**
 * One of a month's settlement periods and when it is paid.
 *
 * @param closesOn its last day of the month, 1 to 28, or 31 for the month's end
 * @param paysAfterMonths paid so many months later, 0 to 12
 * @param paysOn the day of that month, 1 to 28, or 31 for its end
 * @param onHoliday which business day counts when the banks do not work that day
 */
public record Cycle(int closesOn, int paysAfterMonths, int paysOn, Shift onHoliday) {
    static final int MONTH_END = 31;
    private static final int LAST_SURE_DAY = 28;
    private static final int MONTHS_MAX = 12;

    public Cycle {
        requireDay(closesOn);
        requireDay(paysOn);
        if (paysAfterMonths < 0 || paysAfterMonths > MONTHS_MAX) {
            throw new IllegalArgumentException("paid after 0 to 12 months: " + paysAfterMonths);
        }
        if (paysAfterMonths == 0 && paysOn <= closesOn && paysOn != MONTH_END) {
            throw new IllegalArgumentException("a period is paid after its last day");
        }
        if (paysAfterMonths == 0 && closesOn == MONTH_END) {
            throw new IllegalArgumentException("a month that has ended is paid in a later one");
        }
    }

    LocalDate closesIn(YearMonth month) {
        return dayOf(month, closesOn);
    }

    /** The business day on which the period that closes in {@code month} is paid. */
    LocalDate paysFor(YearMonth month) {
        LocalDate day = dayOf(month.plusMonths(paysAfterMonths), paysOn);
        return switch (onHoliday) {
            case BEFORE -> BankCalendar.onOrBefore(day);
            case AFTER -> BankCalendar.onOrAfter(day);
        };
    }

    private static LocalDate dayOf(YearMonth month, int day) {
        return day == MONTH_END ? month.atEndOfMonth() : month.atDay(day);
    }

    private static void requireDay(int day) {
        if ((day < 1 || day > LAST_SURE_DAY) && day != MONTH_END) {
            throw new IllegalArgumentException("a day of the month is 1 to 28, or 31: " + day);
        }
    }

    /** The business day before or after a holiday. */
    public enum Shift {
        BEFORE,
        AFTER
    }
}
