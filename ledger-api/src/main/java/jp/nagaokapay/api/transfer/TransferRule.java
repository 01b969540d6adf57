package jp.nagaokapay.api.transfer;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of sending to people, beside those that a wallet keeps. */
enum TransferRule implements Rule {
    /** Of who is unknown, has no open wallet or is blocked, one looks like the other. */
    RECEIVER_IS_KNOWN("RECEIVER_NOT_FOUND"),
    TRANSFER_IS_KNOWN("PERSON_TRANSFER_NOT_FOUND"),
    BLOCK_IS_KNOWN("BLOCKED_PERSON_NOT_FOUND"),
    WITHIN_BLOCKED_PEOPLE("TOO_MANY_BLOCKED_PEOPLE"),
    WITHIN_RECEIVING_CODES("TOO_MANY_CODES");

    private final String code;

    TransferRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
