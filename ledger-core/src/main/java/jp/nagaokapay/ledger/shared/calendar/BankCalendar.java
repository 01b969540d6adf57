package jp.nagaokapay.ledger.shared.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * The days on which Japan's banks work: not on Saturdays, Sundays, holidays and from 31 December to
 * 3 January (銀行法施行令 art. 5).
 */
public final class BankCalendar {
    private static final Set<MonthDay> NEW_YEAR =
            Set.of(MonthDay.of(12, 31), MonthDay.of(1, 1), MonthDay.of(1, 2), MonthDay.of(1, 3));

    private BankCalendar() {}

    public static boolean isBusinessDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !NEW_YEAR.contains(MonthDay.from(date))
                && !JapaneseHolidays.isHoliday(date);
    }

    /** {@code date}, or the first business day after it. */
    public static LocalDate onOrAfter(LocalDate date) {
        LocalDate day = date;
        while (!isBusinessDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** {@code date}, or the last business day before it. */
    public static LocalDate onOrBefore(LocalDate date) {
        LocalDate day = date;
        while (!isBusinessDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The {@code days}-th business day after {@code date}. */
    public static LocalDate plusBusinessDays(LocalDate date, int days) {
        LocalDate day = date;
        for (int left = days; left > 0; left--) {
            day = onOrAfter(day.plusDays(1));
        }
        return day;
    }
}
