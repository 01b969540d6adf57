package jp.nagaokapay.api.counter;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a counter's charge, besides what the wallet asks. */
enum CounterRule implements Rule {
    WITHIN_LIMITS_OF_THE_DAY("COUNTER_LIMIT_EXCEEDED");

    private final String code;

    CounterRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** After a reversal, or on the next day, the same request may succeed. */
    @Override
    public boolean kept() {
        return false;
    }
}
