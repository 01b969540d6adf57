package jp.nagaokapay.api.allinone;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What the log's keys hold for tills beyond the rules of wallet and shop. */
enum TillRule implements Rule {
    REFUND_IS_NEW("REFUND_EXISTS");

    private final String code;

    TillRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
