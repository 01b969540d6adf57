package jp.nagaokapay.api.register;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of choosing a password, each stated as what must hold. */
public enum PasswordRule implements Rule {
    PASSWORD_IS_WELL_FORMED("PASSWORD_NOT_ACCEPTED"),
    PASSWORD_IS_HARD_TO_GUESS("PASSWORD_TOO_WEAK"),
    /** Whoever changes it knows the one that it was. */
    CURRENT_PASSWORD_IS_RIGHT("PASSWORD_WRONG"),
    /** One that somebody gave out serves for some days. */
    PASSWORD_HAS_NOT_LAPSED("PASSWORD_LAPSED"),
    PASSWORD_IS_ANOTHER("PASSWORD_UNCHANGED");

    private final String code;

    PasswordRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
