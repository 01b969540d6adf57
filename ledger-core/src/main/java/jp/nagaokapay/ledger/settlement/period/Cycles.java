package jp.nagaokapay.ledger.settlement.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.settlement.period.Cycle.Shift;
import jp.nagaokapay.ledger.shared.calendar.BankCalendar;

/**
 * The periods of every month, one after the other without a gap; the last one ends with the month.
 */
public record Cycles(List<Cycle> cycles) {
    /**
     * 1st to 15th, paid on the last business day of the month; 16th to the end, paid on the 15th of
     * the next month or the business day after it.
     */
    public static final Cycles HALF_MONTHS =
            new Cycles(
                    List.of(
                            new Cycle(15, 0, Cycle.MONTH_END, Shift.BEFORE),
                            new Cycle(Cycle.MONTH_END, 1, 15, Shift.AFTER)));

    public Cycles {
        cycles = cycles.stream().sorted(Comparator.comparingInt(Cycle::closesOn)).toList();
        if (cycles.isEmpty() || cycles.getLast().closesOn() != Cycle.MONTH_END) {
            throw new IllegalArgumentException("the last period of a month ends with it (31)");
        }
        if (cycles.stream().mapToInt(Cycle::closesOn).distinct().count() < cycles.size()) {
            throw new IllegalArgumentException("two periods end on the same day");
        }
    }

    /** The period that contains a date. */
    public Period containing(LocalDate date) {
        YearMonth month = YearMonth.from(date);
        return Stream.of(month.minusMonths(1), month, month.plusMonths(1))
                .flatMap(this::periodsOf)
                .filter(period -> !period.through().isBefore(date))
                .findFirst()
                .orElseThrow();
    }

    /** The period with that last day; empty when none ends then. */
    public Optional<Period> through(LocalDate lastDay) {
        return Optional.of(containing(lastDay)).filter(period -> period.through().equals(lastDay));
    }

    /** The last period that was over before a date. */
    public Period lastBefore(LocalDate date) {
        return containing(containing(date).from().minusDays(1));
    }

    private Stream<Period> periodsOf(YearMonth month) {
        return Stream.iterate(0, i -> i < cycles.size(), i -> i + 1)
                .map(i -> {
                    LocalDate before =
                            i == 0
                                    ? month.minusMonths(1).atEndOfMonth()
                                    : cycles.get(i - 1).closesIn(month);
                    Cycle cycle = cycles.get(i);
                    LocalDate through = cycle.closesIn(month);
                    LocalDate pays = cycle.paysFor(month);
                    return new Period(
                            before.plusDays(1),
                            through,
                            pays.isAfter(through)
                                    ? pays
                                    : BankCalendar.onOrAfter(through.plusDays(1)));
                });
    }

    /**
     * A settlement period.
     *
     * @param through its last day
     * @param payoutDate a business day of the banks
     */
    public record Period(LocalDate from, LocalDate through, LocalDate payoutDate) {}
}
