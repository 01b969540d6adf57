package jp.nagaokapay.web.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Dates and times as bodies and parameters bring them: ISO 8601, years 2000 to 2199. What lies
 * beyond is a slip of the pen, and no database or calendar of this program reaches as far as {@code
 * +999999999-12-31}. Throws {@link DateTimeException} for everything else.
 */
public final class BoundedTimes {
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2199;

    private BoundedTimes() {}

    public static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        requireYear(date.getYear());
        return date;
    }

    /** With any offset; the year is the one in UTC. */
    public static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        requireYear(time.getYear());
        requireYear(time.withOffsetSameInstant(ZoneOffset.UTC).getYear());
        return time.toInstant();
    }

    public static YearMonth month(String text) {
        YearMonth month = YearMonth.parse(text);
        requireYear(month.getYear());
        return month;
    }

    private static void requireYear(int year) {
        if (year < YEAR_MIN || year > YEAR_MAX) {
            throw new DateTimeException("outside " + YEAR_MIN + " to " + YEAR_MAX);
        }
    }
}
