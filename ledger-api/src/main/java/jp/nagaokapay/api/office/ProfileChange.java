package jp.nagaokapay.api.office;

import java.util.Map;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalKind;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ChangeShopProfile;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop is to be known as something else: asked for by its owner or the office, and decided by
 * somebody else of the office. Until then residents see what they saw.
 */
@Component
class ProfileChange implements ApprovalKind {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Ledger ledger;
    private final KnownShop shops;
    private final JsonMapper json;

    ProfileChange(Ledger ledger, KnownShop shops, JsonMapper json) {
        this.ledger = ledger;
        this.shops = shops;
        this.json = json;
    }

    @Override
    public String name() {
        return "SHOP_PROFILE_CHANGE";
    }

    /** All of it is public. */
    Map<String, String> detail(ShopProfile profile) {
        return json.convertValue(profile, TEXTS);
    }

    ShopProfile profile(Approval approval) {
        return json.convertValue(approval.detail(), ShopProfile.class);
    }

    @Override
    public void requirePossible(Approval approval) {
        shops.require(shop(approval));
    }

    @Override
    public void carryOut(Approval approval) {
        ledger.send(
                new ChangeShopProfile(shop(approval), profile(approval), approval.requestedBy()));
    }

    private static MerchantId shop(Approval approval) {
        return new MerchantId(approval.subjectId());
    }
}
