package jp.nagaokapay.ledger.shared.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The holidays of the 国民の祝日に関する法律, as it stands since 2022. Of other years it says what today's law
 * would; equinoxes are reckoned, right from 1980 to 2099 (the Cabinet announces them a year ahead,
 * and has followed the same astronomy so far).
 */
final class JapaneseHolidays {
    private static final Set<MonthDay> FIXED =
            Set.of(
                    MonthDay.of(1, 1), // 元日
                    MonthDay.of(2, 11), // 建国記念の日
                    MonthDay.of(2, 23), // 天皇誕生日
                    MonthDay.of(4, 29), // 昭和の日
                    MonthDay.of(5, 3), // 憲法記念日
                    MonthDay.of(5, 4), // みどりの日
                    MonthDay.of(5, 5), // こどもの日
                    MonthDay.of(8, 11), // 山の日
                    MonthDay.of(11, 3), // 文化の日
                    MonthDay.of(11, 23)); // 勤労感謝の日

    private static final double SPRING_OF_1980 = 20.8431;
    private static final double AUTUMN_OF_1980 = 23.2488;
    private static final double DAYS_LATER_EACH_YEAR = 0.242194;
    private static final int RECKONED_FROM = 1980;

    private JapaneseHolidays() {}

    /** A holiday of its own, a substitute, or a day between two holidays (art. 3). */
    static boolean isHoliday(LocalDate date) {
        return isNamed(date) || isSubstitute(date) || isBetween(date);
    }

    private static boolean isNamed(LocalDate date) {
        return FIXED.contains(MonthDay.from(date)) || isHappyMonday(date) || isEquinox(date);
    }

    /** 成人の日, 海の日, 敬老の日 and スポーツの日. */
    private static boolean isHappyMonday(LocalDate date) {
        int which =
                switch (date.getMonth()) {
                    case JANUARY, OCTOBER -> 2;
                    case JULY, SEPTEMBER -> 3;
                    default -> 0;
                };
        return which > 0
                && date.equals(
                        date.with(TemporalAdjusters.dayOfWeekInMonth(which, DayOfWeek.MONDAY)));
    }

    private static boolean isEquinox(LocalDate date) {
        return switch (date.getMonth()) {
            case MARCH -> date.getDayOfMonth() == equinox(SPRING_OF_1980, date.getYear());
            case SEPTEMBER -> date.getDayOfMonth() == equinox(AUTUMN_OF_1980, date.getYear());
            default -> false;
        };
    }

    private static int equinox(double in1980, int year) {
        int years = year - RECKONED_FROM;
        return (int) (in1980 + DAYS_LATER_EACH_YEAR * years) - years / 4;
    }

    /** The first day after a holiday on a Sunday that is no holiday itself. */
    private static boolean isSubstitute(LocalDate date) {
        LocalDate day = date.minusDays(1);
        while (isNamed(day) && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return isNamed(day);
    }

    private static boolean isBetween(LocalDate date) {
        return isNamed(date.minusDays(1)) && isNamed(date.plusDays(1));
    }
}
