package jp.nagaokapay.ledger.shared.calendar;

import java.time.LocalDate;
import java.time.Month;

/**
 * A Japanese fiscal year, April to March, named by the calendar year in which it begins: {@code
 * 2023} is R5, 2023-04-01 to 2024-03-31.
 */
public record FiscalYear(int year) {
    /** Reiwa 1 is 2019. */
    private static final int REIWA_BEGAN_AFTER = 2018;

    public FiscalYear {
        if (year <= REIWA_BEGAN_AFTER || year > 9999) {
            throw new IllegalArgumentException("not a fiscal year of Reiwa: " + year);
        }
    }

    public static FiscalYear of(LocalDate date) {
        return new FiscalYear(
                date.getMonthValue() >= Month.APRIL.getValue()
                        ? date.getYear()
                        : date.getYear() - 1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(year + 1, Month.MARCH, 31);
    }

    public boolean contains(LocalDate date) {
        return of(date).equals(this);
    }

    /** The year as Japan prints it: {@code R5}. */
    public String era() {
        return "R" + (year - REIWA_BEGAN_AFTER);
    }
}
