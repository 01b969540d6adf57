package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;

/**
 * A wallet's holder at some point of the log.
 *
 * @param lastUsedOn the last business date on which it charged or paid; {@link #NEVER}
 * @param isOpen only open wallets are counted by their last use
 */
record Holder(HolderGroup group, LocalDate lastUsedOn, boolean isOpen) {
    static final LocalDate NEVER = LocalDate.EPOCH;
    static final Holder UNKNOWN = new Holder(HolderGroup.UNKNOWN, NEVER, false);

    Holder in(HolderGroup other) {
        return new Holder(other, lastUsedOn, isOpen);
    }

    Holder usedOn(LocalDate date) {
        return date.isAfter(lastUsedOn) ? new Holder(group, date, isOpen) : this;
    }

    /** Whether its last use lies in the same month or year as a date. */
    boolean wasUsedIn(ActiveSpan span, LocalDate date) {
        return !lastUsedOn.equals(NEVER) && span.startOf(lastUsedOn).equals(span.startOf(date));
    }

    Holder closed() {
        return new Holder(group, lastUsedOn, false);
    }
}
