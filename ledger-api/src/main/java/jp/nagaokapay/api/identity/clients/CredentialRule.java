package jp.nagaokapay.api.identity.clients;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of giving out credentials, each stated as what must hold. */
public enum CredentialRule implements Rule {
    /** Made by the office, not used yet, not a day old. */
    ENROLMENT_CODE_IS_GOOD("ENROLMENT_CODE_UNKNOWN"),
    USERNAME_IS_NEW("STAFF_EXISTS"),
    OWNER_IS_KNOWN("OWNER_NOT_FOUND"),
    WITHIN_OWNERS("TOO_MANY_OWNERS"),
    ANOTHER_OWNER_IS_THERE("LAST_OWNER"),
    CLIENT_IS_KNOWN("CLIENT_NOT_FOUND"),
    WITHIN_CLIENTS("TOO_MANY_CLIENTS");

    private final String code;

    CredentialRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
