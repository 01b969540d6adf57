package jp.nagaokapay.api.register;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of the register, each stated as what must hold. */
enum RegisterRule implements Rule {
    SIGN_UP_IS_KNOWN("SIGN_UP_NOT_FOUND"),
    WITHIN_VERIFICATION_ATTEMPTS("VERIFICATION_ATTEMPTS_EXHAUSTED"),
    VERIFICATION_CODE_IS_LIVE("VERIFICATION_CODE_EXPIRED"),
    VERIFICATION_CODE_IS_RIGHT("VERIFICATION_CODE_WRONG"),
    PHONE_IS_NEW("ALREADY_REGISTERED"),
    RESIDENT_IS_KNOWN("PERSON_NOT_FOUND"),
    /** There is a phone or an address to which a code can go. */
    RESIDENT_CAN_BE_REACHED("PERSON_NOT_REACHABLE"),
    EMAIL_CHANGE_IS_KNOWN("EMAIL_CHANGE_NOT_FOUND"),
    PHONE_CHANGE_IS_KNOWN("PHONE_CHANGE_NOT_FOUND"),
    ACCOUNT_STOP_IS_KNOWN("ACCOUNT_STOP_NOT_FOUND"),
    PASSWORD_RESET_IS_KNOWN("PASSWORD_RESET_NOT_FOUND"),
    EMAIL_IS_VERIFIED("EMAIL_NOT_VERIFIED");

    private final String code;

    RegisterRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
