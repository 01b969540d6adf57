package jp.nagaokapay.api.shop;

import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.ShopProfile;

/** A shop of the ledger as its QR codes tell of it. */
public final class RegisteredShop {
    private RegisteredShop() {}

    public static ShopFacts facts(MerchantDirectory.Entry shop) {
        ShopProfile profile = shop.profile();
        return new ShopFacts(
                shop.merchantId().value(),
                profile.nameLatin(),
                profile.name(),
                profile.categoryCode(),
                profile.postalCode(),
                profile.jpqrNumber());
    }
}
