package jp.nagaokapay.api.supplier;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold before the ledger is asked. */
enum SupplierApiRule implements Rule {
    WITHIN_MOST("SUPPLIER_PAYMENT_TOO_LARGE");

    private final String code;

    SupplierApiRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
