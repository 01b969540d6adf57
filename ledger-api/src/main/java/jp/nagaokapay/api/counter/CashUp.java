package jp.nagaokapay.api.counter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clerk's cash of a date, counted against what is booked. Amounts are whole yen, below zero where
 * more was paid back than taken.
 *
 * @param clerk the person's id
 * @param booked charged less undone, of what was in no cash-up before
 * @param counted cash in the drawer, without the change it began with
 * @param charges how many are in it
 * @param reversals the same of charges that the clerk undid
 * @param reason of the difference; null where there is none
 * @param confirmedBy the second person, where one was needed
 */
record CashUp(
        CashUpId cashUpId,
        LocalDate date,
        String clerk,
        long booked,
        long counted,
        int charges,
        int reversals,
        @Nullable String reason,
        State state,
        Instant countedAt,
        @Nullable String confirmedBy) {

    /** Below zero where cash is missing. */
    @JsonProperty
    long difference() {
        return counted - booked;
    }

    enum State {
        /** A second person looks at the difference. */
        PENDING,
        CONFIRMED,
        /** What was in it is to be counted again. */
        REJECTED
    }
}
