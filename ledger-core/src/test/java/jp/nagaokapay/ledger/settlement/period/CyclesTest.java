package jp.nagaokapay.ledger.settlement.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.settlement.period.Cycle.Shift;
import jp.nagaokapay.ledger.settlement.period.Cycles.Period;
import jp.nagaokapay.ledger.shared.calendar.BankCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CyclesTest {
    /** Checked by hand against the calendars of the years. */
    @ParameterizedTest
    @CsvSource({
        // a date in it,  from,        through,    paid on
        "2023-04-01, 2023-04-01, 2023-04-15, 2023-04-28", // 29th a holiday, 30th a Sunday
        "2023-04-16, 2023-04-16, 2023-04-30, 2023-05-15",
        "2022-12-15, 2022-12-01, 2022-12-15, 2022-12-30", // banks are closed on 31 December
        "2022-12-31, 2022-12-16, 2022-12-31, 2023-01-16", // the 15th is a Sunday
        "2023-06-30, 2023-06-16, 2023-06-30, 2023-07-18", // Saturday, Sunday, Marine Day
        "2024-02-10, 2024-02-01, 2024-02-15, 2024-02-29",
        "2024-02-29, 2024-02-16, 2024-02-29, 2024-03-15",
        "2023-10-01, 2023-10-01, 2023-10-15, 2023-10-31"
    })
    void half_months_are_paid_at_the_month_s_end_and_on_the_fifteenth(
            LocalDate date, LocalDate from, LocalDate through, LocalDate paid) {
        assertThat(Cycles.HALF_MONTHS.containing(date)).isEqualTo(new Period(from, through, paid));
    }

    @Test
    void every_date_is_in_one_period_and_is_paid_on_a_business_day_after_it() {
        List<Cycles> all =
                List.of(
                        Cycles.HALF_MONTHS,
                        new Cycles(List.of(new Cycle(31, 1, 31, Shift.AFTER))),
                        new Cycles(
                                List.of(
                                        new Cycle(28, 0, 31, Shift.BEFORE),
                                        new Cycle(10, 0, 20, Shift.AFTER),
                                        new Cycle(31, 2, 1, Shift.BEFORE),
                                        new Cycle(20, 0, 25, Shift.BEFORE))));
        for (Cycles cycles : all) {
            Period before = cycles.containing(LocalDate.of(2022, 10, 31));
            for (LocalDate date = before.through().plusDays(1);
                    date.getYear() < 2027;
                    date = date.plusDays(1)) {
                Period period = cycles.containing(date);
                if (!period.equals(before)) {
                    assertThat(period.from()).isEqualTo(before.through().plusDays(1));
                    assertThat(cycles.lastBefore(date)).isEqualTo(before);
                    before = period;
                }
                assertThat(date).isBetween(period.from(), period.through());
                assertThat(period.payoutDate())
                        .isAfter(period.through())
                        .matches(BankCalendar::isBusinessDay);
                assertThat(cycles.through(date).isPresent())
                        .isEqualTo(date.equals(period.through()));
            }
        }
    }

    @Test
    void a_month_without_an_end_or_a_payout_before_its_period_is_no_cycle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cycles(List.of(new Cycle(15, 0, 31, Shift.BEFORE))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycles(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(15, 0, 15, Shift.AFTER));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(31, 0, 31, Shift.AFTER));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cycle(30, 1, 15, Shift.AFTER));
    }
}
