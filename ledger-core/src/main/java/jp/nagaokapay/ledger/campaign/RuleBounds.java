package jp.nagaokapay.ledger.campaign;

import java.util.List;

/** How rules refuse values outside their bounds: {@link IllegalArgumentException}, saying which. */
final class RuleBounds {
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

    /** A copy of a list that says something. */
    static <T> List<T> some(List<T> list, String what) {
        require(
                !list.isEmpty() && list.size() <= Condition.LIST_MAX,
                what + " must be 1 to " + Condition.LIST_MAX);
        return List.copyOf(list);
    }
}
