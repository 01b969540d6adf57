package jp.nagaokapay.ledger.journal;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a question about the books. */
public enum JournalRule implements Rule {
    /** The time is not before the first event and not after now. */
    TIME_IS_WITHIN_THE_BOOKS("OUTSIDE_THE_BOOKS"),
    /** Days run from one to a later one, or are the same. */
    DAYS_ARE_IN_ORDER("RANGE"),
    /** The group is in the chart of accounts; the account has had a posting, or is its group. */
    ACCOUNT_IS_IN_THE_BOOKS("ACCOUNT_NOT_FOUND"),
    /** Reports to the authority are of 31 March and 30 September. */
    BASE_DATE_IS_ONE_OF_THE_LAW("BASE_DATE_UNKNOWN");

    private final String code;

    JournalRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
