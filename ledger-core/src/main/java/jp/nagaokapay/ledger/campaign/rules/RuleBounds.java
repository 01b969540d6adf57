package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RulesFault.AMOUNT;
import static jp.nagaokapay.ledger.campaign.rules.RulesFault.LIST_SIZE;
import static jp.nagaokapay.ledger.campaign.rules.RulesFault.YEAR;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.shared.money.Yen;

/** How rules refuse values outside their bounds. */
final class RuleBounds {
    private static final long AMOUNT_MAX = 1_000_000_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private RuleBounds() {}

    static void require(boolean holds, RulesFault otherwise) {
        if (!holds) {
            throw new RulesRefused(otherwise, Map.of());
        }
    }

    static void requireBetween(long number, long least, long most, RulesFault otherwise) {
        if (number < least || number > most) {
            throw new RulesRefused(otherwise, Map.of("least", least, "most", most));
        }
    }

    static void requireAtLeast(long number, long least, RulesFault otherwise) {
        if (number < least) {
            throw new RulesRefused(otherwise, Map.of("least", least));
        }
    }

    static void requireAmount(Yen amount) {
        requireBetween(amount.amount(), 1, AMOUNT_MAX, AMOUNT);
    }

    /** A text that says something and is no longer than that. */
    static void requireText(String text, int charactersMax, RulesFault otherwise) {
        requireBetween(text.isBlank() ? 0 : text.length(), 1, charactersMax, otherwise);
    }

    /** Within the centuries that every part of the program can write. */
    static void requireYear(LocalDate date) {
        require(!date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY), YEAR);
    }

    static void requireYear(Instant instant) {
        require(!instant.isBefore(EARLIEST) && instant.isBefore(LATEST), YEAR);
    }

    /** The day, or the nearest within those centuries. */
    static LocalDate withinYears(LocalDate date) {
        if (date.isBefore(FIRST_DAY)) {
            return FIRST_DAY;
        }
        return date.isAfter(LAST_DAY) ? LAST_DAY : date;
    }

    /** A copy of a list that says something. */
    static <T> List<T> some(List<T> list) {
        requireBetween(list.size(), 1, Condition.LIST_MAX, LIST_SIZE);
        return List.copyOf(list);
    }
}
