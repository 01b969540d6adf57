package jp.nagaokapay.ledger.journal;

import jp.nagaokapay.ledger.message.Rule;

/** What must hold for a question about the books. */
public enum JournalRule implements Rule {
    /** The time is not before the first event and not after now. */
    TIME_IS_WITHIN_THE_BOOKS("OUTSIDE_THE_BOOKS");

    private final String code;

    JournalRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
