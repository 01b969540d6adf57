package jp.nagaokapay.api.identity.persons;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of second factors, each stated as what must hold. */
enum FactorRule implements Rule {
    /** Whoever signs in with a second factor only always has one. */
    SECOND_FACTOR_REMAINS("SECOND_FACTOR_REQUIRED"),
    PASSKEY_IS_KNOWN("PASSKEY_NOT_FOUND");

    private final String code;

    FactorRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
