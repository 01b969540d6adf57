package jp.nagaokapay.ledger.shared.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "2023-01-02, false", // substitute holiday of 1 January, and the banks' own
        "2023-12-29, true",
        "2023-12-31, false",
        "2024-01-03, false",
        "2024-01-04, true",
        "2024-02-12, false", // substitute of 11 February
        "2024-05-06, false", // substitute of 5 May
        "2026-09-22, false", // between two holidays
        "2024-04-27, false", // a Saturday
        "2024-04-30, true"
    })
    void banks_keep_japan_s_holidays(LocalDate date, boolean open) {
        assertThat(BankCalendar.isBusinessDay(date)).isEqualTo(open);
    }

    /** The Cabinet Office's list of holidays in 2024, and the banks' own days. */
    @Test
    void all_of_2024_is_as_the_cabinet_office_printed_it() {
        String rest =
                LocalDate.of(2024, 1, 1)
                        .datesUntil(LocalDate.of(2025, 1, 1))
                        .filter(day -> day.getDayOfWeek().getValue() <= 5)
                        .filter(day -> !BankCalendar.isBusinessDay(day))
                        .map(day -> MonthDay.from(day).toString().substring(2))
                        .collect(Collectors.joining(" "));

        assertThat(rest)
                .isEqualTo(
                        "01-01 01-02 01-03 01-08 02-12 02-23 03-20 04-29 05-03 05-06 07-15 08-12"
                                + " 09-16 09-23 10-14 11-04 12-31");
    }

    @Test
    void a_payout_day_moves_to_the_business_day_before_or_after() {
        LocalDate saturday = LocalDate.of(2024, 5, 4);

        assertThat(BankCalendar.onOrAfter(saturday)).isEqualTo("2024-05-07");
        assertThat(BankCalendar.onOrBefore(saturday)).isEqualTo("2024-05-02");
        assertThat(BankCalendar.plusBusinessDays(LocalDate.of(2024, 5, 2), 1))
                .isEqualTo("2024-05-07");
    }
}
