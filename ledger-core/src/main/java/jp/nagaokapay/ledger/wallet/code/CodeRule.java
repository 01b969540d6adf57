package jp.nagaokapay.ledger.wallet.code;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of payment codes, each with the code a caller reads when it does not hold. */
public enum CodeRule implements Rule {
    WITHIN_LIVE_CODES("TOO_MANY_CODES"),
    CODE_IS_KNOWN("CODE_UNKNOWN");

    private final String code;

    CodeRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
