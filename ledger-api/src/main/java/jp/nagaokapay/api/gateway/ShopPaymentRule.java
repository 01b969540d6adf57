package jp.nagaokapay.api.gateway;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What the log's keys hold for tills beyond the rules of wallet and shop. */
enum ShopPaymentRule implements Rule {
    REFUND_IS_NEW("REFUND_EXISTS");

    private final String code;

    ShopPaymentRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
