package jp.nagaokapay.ledger.reconciliation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A charge as the ledger knows it.
 *
 * @param chargedOn the business date on which its value came in; null while open, or when it failed
 * @param reversedOn null when it stands
 */
record FundedCharge(
        String chargeId,
        String reference,
        long amount,
        @Nullable LocalDate chargedOn,
        @Nullable LocalDate reversedOn) {

    boolean isOf(LocalDate date) {
        return date.equals(chargedOn);
    }

    /** Undone on its own day: the provider may or may not tell of it. */
    boolean isUndoneAtOnce() {
        return chargedOn != null && chargedOn.equals(reversedOn);
    }

    boolean isBeside(LocalDate date) {
        return chargedOn != null
                && !chargedOn.isBefore(date.minusDays(1))
                && !chargedOn.isAfter(date.plusDays(1));
    }
}
