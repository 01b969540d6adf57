package jp.nagaokapay.api.office;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for what the office does about a person. */
enum PersonRule implements Rule {
    PERSON_IS_KNOWN("PERSON_NOT_FOUND");

    private final String code;

    PersonRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
