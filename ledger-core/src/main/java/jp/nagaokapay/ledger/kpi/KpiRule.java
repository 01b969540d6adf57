package jp.nagaokapay.ledger.kpi;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a question about the city's figures. */
public enum KpiRule implements Rule {
    /** The year or month has begun, and did not end before the first event. */
    YEAR_IS_WITHIN_THE_BOOKS("OUTSIDE_THE_BOOKS");

    private final String code;

    KpiRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
