package jp.nagaokapay.ledger.kpi;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a question about the city's figures. */
public enum KpiRule implements Rule {
    /** The year or month has begun, and did not end before the first event. */
    YEAR_IS_WITHIN_THE_BOOKS("OUTSIDE_THE_BOOKS"),
    /** Nobody has changed the year's targets since they were looked at. */
    TARGETS_ARE_AS_SEEN("TARGETS_CHANGED"),
    /** Targets are set for the past and a few years ahead. */
    TARGETS_ARE_OF_OUR_TIME("TARGET_YEAR_TOO_FAR");

    private final String code;

    KpiRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
