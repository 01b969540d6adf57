package jp.nagaokapay.ledger.bank;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a shop's bank account, besides what every transfer needs. */
public enum BankAccountRule implements Rule {
    BANK_EXISTS("BANK_UNKNOWN"),
    BRANCH_EXISTS("BANK_BRANCH_UNKNOWN"),
    /** ゆうちょ銀行 is paid to by 店番 and 口座番号, not by the 記号 and 番号 of its passbook. */
    JAPAN_POST_HAS_BRANCH_AND_NUMBER("JAPAN_POST_NEEDS_BRANCH_AND_NUMBER"),
    BANK_ACCOUNT_IS_KNOWN("BANK_ACCOUNT_NOT_FOUND");

    private final String code;

    BankAccountRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
