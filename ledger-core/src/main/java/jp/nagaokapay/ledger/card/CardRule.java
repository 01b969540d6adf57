package jp.nagaokapay.ledger.card;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of cards, each with the code a caller reads when it does not hold. */
public enum CardRule implements Rule {
    CARD_IS_KNOWN("CARD_NOT_FOUND"),
    BATCH_IS_KNOWN("CARD_BATCH_NOT_FOUND"),
    BATCH_IS_PRINTABLE("CARD_BATCH_NOT_PRINTABLE"),
    CARD_IS_ACTIVE("CARD_NOT_ACTIVE"),
    CARD_IS_NEW("CARD_ALREADY_ACTIVE"),
    CARD_IS_NOT_BLOCKED("CARD_BLOCKED"),
    CARD_IS_NOT_REPLACED("CARD_ALREADY_REPLACED"),
    WITHIN_PAID_OF_A_DAY("CARD_DAY_LIMIT_EXCEEDED"),
    /** The same request may be sent again with it. */
    PIN_IS_GIVEN("PIN_REQUIRED") {
        @Override
        public boolean kept() {
            return false;
        }
    },
    /** The same request may be sent again with another one. */
    PIN_IS_RIGHT("PIN_WRONG") {
        @Override
        public boolean kept() {
            return false;
        }
    },
    /** Of somebody who only has a number: which of the two is wrong is not said. */
    NUMBER_AND_PIN_ARE_RIGHT("CARD_OR_PIN_WRONG");

    private final String code;

    CardRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
