package jp.nagaokapay.api.shop;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold before a wallet is asked to pay a dynamic code. */
enum OfferRule implements Rule {
    SEAL_FITS("QR_SEAL_WRONG"),
    OFFER_IS_OPEN("QR_EXPIRED");

    private final String code;

    OfferRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
