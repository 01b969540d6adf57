package jp.nagaokapay.api.counter;

import jp.nagaokapay.ledger.shared.message.Rule;

/**
 * What must hold for a counter's charges and cash-ups, besides what the wallet asks. None of it is
 * final for a request: it may succeed after a reversal, with a reason, or on the next day.
 */
enum CounterRule implements Rule {
    WITHIN_LIMITS_OF_THE_DAY("COUNTER_LIMIT_EXCEEDED"),
    /** Who has paid the cash back has done so; nobody else does it again. */
    NOT_UNDONE_BY_ANOTHER("CHARGE_ALREADY_REVERSED"),
    CHARGES_ARE_CLEAR("COUNTER_CHARGES_OPEN"),
    DIFFERENCE_HAS_A_REASON("CASH_DIFFERENCE_NEEDS_REASON");

    private final String code;

    CounterRule(String code) {
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
