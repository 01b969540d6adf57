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

    Holder closed() {
        return new Holder(group, lastUsedOn, false);
    }
}
