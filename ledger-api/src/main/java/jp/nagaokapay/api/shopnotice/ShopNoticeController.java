package jp.nagaokapay.api.shopnotice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.register.EmailAddresses;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.api.shopnotice.ShopNotices.Choice;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether a shop is told of its payments, and where. */
@RestController
@RequestMapping("/shop/v1/notifications")
class ShopNoticeController {
    private final ShopNotices notices;
    private final RateLimits limits;

    ShopNoticeController(ShopNotices notices, RateLimits limits) {
        this.notices = notices;
        this.limits = limits;
    }

    @GetMapping
    Choice getShopNotifications(Caller caller) {
        return notices.of(caller.requireMerchant());
    }

    @PutMapping
    ResponseEntity<Choice> chooseShopNotifications(
            Caller caller, @Valid @RequestBody ChosenNotices form, HttpServletRequest http) {
        MerchantId shop = caller.requireMerchant();
        String email =
                form.email() == null ? null : EmailAddresses.normalized(form.email()).orElseThrow();
        if (email != null) {
            limits.require(RateLimits.Attempt.EMAIL_CHANGE, http.getRemoteAddr(), caller.person());
        }
        Choice choice = notices.choose(shop, form.eachPayment(), email);
        return choice.unproven() == null
                ? ResponseEntity.ok(choice)
                : ResponseEntity.accepted().body(choice);
    }

    @PostMapping("/verification")
    Choice proveShopEmail(Caller caller, @Valid @RequestBody TypedShopCode form) {
        return notices.prove(caller.requireMerchant(), form.code());
    }

    /**
     * @param email where the shop is told; absent: at its owners' phones
     */
    record ChosenNotices(
            @Nullable @WellFormed(WellFormed.Kind.EMAIL) @WrittenAs(TextForm.RAW) String email,
            @NotNull Boolean eachPayment) {
        @Override
        public String toString() {
            return "ChosenNotices";
        }
    }

    record TypedShopCode(
            @NotNull @WellFormed(WellFormed.Kind.VERIFICATION_CODE) @WrittenAs(TextForm.RAW)
                    String code) {
        @Override
        public String toString() {
            return "TypedShopCode";
        }
    }
}
