package jp.nagaokapay.api.shopnotice;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a shop to be told of its payments. */
enum ShopNoticeRule implements Rule {
    SOMEBODY_CAN_BE_TOLD("NO_WAY_TO_NOTIFY"),
    ADDRESS_IS_ASKED_FOR("EMAIL_CHANGE_NOT_FOUND"),
    CODE_IS_LIVE("VERIFICATION_CODE_EXPIRED"),
    CODE_IS_RIGHT("VERIFICATION_CODE_WRONG"),
    WITHIN_ATTEMPTS("VERIFICATION_ATTEMPTS_EXHAUSTED");

    private final String code;

    ShopNoticeRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
