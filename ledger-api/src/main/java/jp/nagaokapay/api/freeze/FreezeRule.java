package jp.nagaokapay.api.freeze;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a holder who lifts a stop. */
enum FreezeRule implements Rule {
    FROZEN_BY_THE_HOLDER_ALONE("FROZEN_BY_OFFICE"),
    WAITING_TIME_IS_OVER("THAWED_TOO_EARLY");

    private final String code;

    FreezeRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
