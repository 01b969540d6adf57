package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import java.time.Instant;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalId;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the public knows of a shop, for its owner, who may ask for a change. */
@RestController
@RequestMapping("/shop/v1/profile")
class ShopProfileController {
    private final MerchantList merchants;
    private final Approvals approvals;
    private final ProfileChange change;

    ShopProfileController(MerchantList merchants, Approvals approvals, ProfileChange change) {
        this.merchants = merchants;
        this.approvals = approvals;
        this.change = change;
    }

    @GetMapping
    OwnProfile getShopProfile(Caller caller) {
        MerchantId shop = caller.requireMerchant();
        MerchantList.Listed listed =
                merchants
                        .find(shop)
                        .orElseThrow(() -> ProblemException.notFound("MERCHANT_NOT_FOUND"));
        return new OwnProfile(
                shop.value(),
                listed.status(),
                listed.profile(),
                approvals.open(change, shop.value()).map(this::asked).orElse(null));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    AskedProfile changeShopProfile(Caller caller, @Valid @RequestBody ShopProfileForm form) {
        return asked(
                approvals.request(
                        change,
                        caller.requireMerchant().value(),
                        change.detail(form.profile()),
                        null,
                        caller.person()));
    }

    private AskedProfile asked(Approval approval) {
        return new AskedProfile(
                approval.approvalId(), approval.requestedAt(), change.profile(approval));
    }

    /**
     * @param profile what residents see
     * @param asked a change that the office has not decided on
     */
    record OwnProfile(
            String merchantId,
            MerchantStatus standing,
            ShopProfile profile,
            @Nullable AskedProfile asked) {}

    record AskedProfile(ApprovalId approvalId, Instant requestedAt, ShopProfile profile) {}
}
