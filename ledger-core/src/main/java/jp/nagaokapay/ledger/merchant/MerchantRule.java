package jp.nagaokapay.ledger.merchant;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of a shop, each stated as what must hold, with the code a caller reads otherwise. */
public enum MerchantRule implements Rule {
    MERCHANT_IS_KNOWN("MERCHANT_NOT_FOUND"),
    MERCHANT_AWAITS_APPROVAL("MERCHANT_NOT_AWAITING_APPROVAL"),
    MERCHANT_IS_APPROVED("MERCHANT_NOT_APPROVED"),
    MERCHANT_IS_NOT_SUSPENDED("MERCHANT_SUSPENDED"),
    MERCHANT_IS_SUSPENDED("MERCHANT_NOT_SUSPENDED"),
    MERCHANT_IS_NOT_WITHDRAWN("MERCHANT_WITHDRAWN"),
    SUPPLIER_IS_ANOTHER("SUPPLIER_IS_ONESELF"),
    OWED_COVERS_PAYMENT("OWED_TOO_LITTLE"),
    TERMINAL_IS_NEW("TERMINAL_EXISTS"),
    TERMINAL_IS_KNOWN("TERMINAL_NOT_FOUND"),
    TERMINAL_IS_LIVE("TERMINAL_REVOKED"),
    PAYMENT_WITHIN_TERMINAL_LIMIT("TERMINAL_LIMIT_EXCEEDED"),
    WITHIN_TERMINALS("TOO_MANY_TERMINALS");

    private final String code;

    MerchantRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** What a shop is owed grows with every payment. */
    @Override
    public boolean kept() {
        return this != OWED_COVERS_PAYMENT;
    }
}
