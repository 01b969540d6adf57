package jp.nagaokapay.api.resident;

import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.request.BillCode;

/** The shop that a payer scanned or chose, and the offer or bill if its code has one. */
sealed interface ScannedCode {
    MerchantId shop();

    /** A static code: the payer enters the amount. */
    record StaticCode(MerchantId shop) implements ScannedCode {}

    /** A dynamic code: an offer for one payment, and its seal. */
    record DynamicCode(MerchantId shop, Offer offer, String seal) implements ScannedCode {}

    /** A bill's code, which agrees with the bill. */
    record BillsCode(MerchantId shop, BillCode code) implements ScannedCode {}
}
