package jp.nagaokapay.api.app.demo;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a move of the demo's clock. */
enum DemoClockRule implements Rule {
    DATE_IS_NOT_PAST("CLOCK_ONLY_FORWARD"),
    MOVE_IS_SHORT("CLOCK_MOVE_TOO_LONG");

    /** Days of one move. */
    static final int DAYS_MAX = 100;

    private final String code;

    DemoClockRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
