package jp.nagaokapay.ledger.reconciliation;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for comparing a provider's file with the ledger. */
enum ReconciliationRule implements Rule {
    /** The day has begun, and is not before the first event. */
    DATE_IS_WITHIN_THE_BOOKS("OUTSIDE_THE_BOOKS"),
    /** While the day lasts its charges are not all made, and no file of it can be complete. */
    DAY_IS_OVER("DAY_NOT_OVER"),
    RECONCILIATION_IS_KNOWN("RECONCILIATION_NOT_FOUND"),
    DIFFERENCE_IS_KNOWN("DIFFERENCE_NOT_FOUND"),
    /** Not closed by anybody else, and not replaced by a newer version of the file. */
    DIFFERENCE_IS_OPEN("DIFFERENCE_NOT_OPEN");

    private final String code;

    ReconciliationRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean kept() {
        return false;
    }
}
