package jp.nagaokapay.api.resident;

import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.ledger.merchant.MerchantId;

/** Whom a payer means, by what the app scanned or chose. */
sealed interface Scanned {
    MerchantId shop();

    /** A shop, of which the payer says how much. */
    record Sticker(MerchantId shop) implements Scanned {}

    /** What a shop asks for one payment, and the seal that is to fit it. */
    record Sealed(MerchantId shop, Offer offer, String seal) implements Scanned {}
}
