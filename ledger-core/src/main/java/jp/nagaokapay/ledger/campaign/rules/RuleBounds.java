package jp.nagaokapay.ledger.campaign.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Yen;

/** How rules refuse values outside their bounds: {@link IllegalArgumentException}, saying which. */
final class RuleBounds {
    private static final long AMOUNT_MAX = 1_000_000_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private RuleBounds() {}

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static void requireBetween(long number, long least, long most, String what) {
        require(
                number >= least && number <= most,
                what + " must be " + least + " to " + most + ", not " + number);
    }

    static void requireAmount(Yen amount, String what) {
        requireBetween(amount.amount(), 1, AMOUNT_MAX, what);
    }

    /** Within the centuries that every part of the program can write. */
    static void requireYear(LocalDate date) {
        requireBetween(date.getYear(), 2000, 2999, "a year");
    }

    static void requireYear(Instant instant) {
        require(
                !instant.isBefore(EARLIEST) && instant.isBefore(LATEST),
                "a year must be 2000 to 2999");
    }

    /** The day, or the nearest within those centuries. */
    static LocalDate withinYears(LocalDate date) {
        if (date.isBefore(FIRST_DAY)) {
            return FIRST_DAY;
        }
        return date.isAfter(LAST_DAY) ? LAST_DAY : date;
    }

    /** A copy of a list that says something. */
    static <T> List<T> some(List<T> list, String what) {
        require(
                !list.isEmpty() && list.size() <= Condition.LIST_MAX,
                what + " must be 1 to " + Condition.LIST_MAX);
        return List.copyOf(list);
    }
}
