package jp.nagaokapay.api.terms;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of the city's texts, each stated as what must hold. */
public enum TermsRule implements Rule {
    TEXT_IS_PUBLISHED("TERMS_NOT_FOUND"),
    VERSION_IS_NEW("TERMS_VERSION_EXISTS"),
    DATE_IS_TO_COME("TERMS_DATE_PASSED"),
    CONSENTS_ARE_GIVEN("CONSENTS_MISSING"),
    CONSENT_IS_NOT_OVERDUE("CONSENT_DUE");

    private final String code;

    TermsRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whoever agrees then goes on with the same request. */
    @Override
    public boolean kept() {
        return false;
    }
}
