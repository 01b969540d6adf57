package jp.nagaokapay.ledger.statutory;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/** The dates of the law: the last days of March and September. */
final class BaseDates {
    private static final int HALF_YEAR = 6;

    private BaseDates() {}

    static boolean isOne(LocalDate date) {
        return (date.getMonth() == Month.MARCH || date.getMonth() == Month.SEPTEMBER)
                && date.equals(lastOfMonth(date));
    }

    /** The end of the half-year in which a date lies. */
    static LocalDate of(LocalDate date) {
        int monthsLeft = Math.floorMod(Month.MARCH.getValue() - date.getMonthValue(), HALF_YEAR);
        return lastOfMonth(date.withDayOfMonth(1).plusMonths(monthsLeft));
    }

    static LocalDate before(LocalDate baseDate) {
        return lastOfMonth(baseDate.withDayOfMonth(1).minusMonths(HALF_YEAR));
    }

    /** From the first date on and before {@code today}, newest first. */
    static List<LocalDate> between(LocalDate first, LocalDate today) {
        LocalDate date = lastOfMonth(LocalDate.of(today.getYear() + 1, Month.MARCH, 1));
        List<LocalDate> dates = new ArrayList<>();
        for (; !date.isBefore(first); date = before(date)) {
            if (date.isBefore(today)) {
                dates.add(date);
            }
        }
        return dates;
    }

    private static LocalDate lastOfMonth(LocalDate date) {
        return date.withDayOfMonth(date.lengthOfMonth());
    }
}
