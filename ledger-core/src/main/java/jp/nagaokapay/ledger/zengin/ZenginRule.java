package jp.nagaokapay.ledger.zengin;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a bank to take a transfer. */
public enum ZenginRule implements Rule {
    /** Details: {@code position} in the name as given, from 1, and {@code reason}. */
    NAME_IS_IN_PERMITTED_LETTERS("TRANSFER_NAME_LETTER_REFUSED"),
    /** A name has a kana, a Latin letter or a digit besides blanks, signs and its legal form. */
    NAME_IS_GIVEN("TRANSFER_NAME_EMPTY"),
    ACCOUNT_NUMBER_IS_SEVEN_DIGITS("TRANSFER_ACCOUNT_NUMBER_OUT_OF_BOUNDS"),
    /** ゆうちょ銀行's branches that end in 8 hold 普通 and 貯蓄 only, those that end in 9 当座 only. */
    JAPAN_POST_BRANCH_HOLDS_TYPE("JAPAN_POST_TYPE_NOT_AT_BRANCH"),
    AMOUNT_WITHIN_BOUNDS("TRANSFER_AMOUNT_OUT_OF_BOUNDS"),
    CUSTOMER_CODE_WITHIN_BOUNDS("TRANSFER_CUSTOMER_CODE_OUT_OF_BOUNDS"),
    COUNT_WITHIN_BOUNDS("TRANSFER_COUNT_OUT_OF_BOUNDS"),
    TOTAL_WITHIN_BOUNDS("TRANSFER_TOTAL_OUT_OF_BOUNDS"),
    CLIENT_CODE_IS_TEN_DIGITS("TRANSFER_CLIENT_CODE_OUT_OF_BOUNDS"),
    /** Savings accounts do not pay bulk transfers. */
    PAYING_ACCOUNT_MAY_PAY("TRANSFER_PAYING_ACCOUNT_REFUSED");

    private final String code;

    ZenginRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
