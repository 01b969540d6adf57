package jp.nagaokapay.api.request;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for letters to be printed. */
enum LetterRule implements Rule {
    NAMES_ARE_KEPT("LETTERS_GONE"),
    ANY_IS_OPEN("NO_LETTERS");

    private final String code;

    LetterRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
