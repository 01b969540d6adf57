package jp.nagaokapay.api.gateway;

import jp.nagaokapay.ledger.shared.message.Rule;

/** Rules of shop payments that the log's unique keys enforce, beyond those of wallet and shop. */
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
