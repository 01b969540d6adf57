package jp.nagaokapay.api.office;

import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantRule;
import org.springframework.stereotype.Component;

/** Refuses what is asked for a shop that the ledger does not know. */
@Component
class KnownShop {
    private final MerchantDirectory directory;

    KnownShop(MerchantDirectory directory) {
        this.directory = directory;
    }

    MerchantId require(MerchantId merchantId) {
        MerchantRule.MERCHANT_IS_KNOWN.require(directory.find(merchantId).isPresent());
        return merchantId;
    }
}
