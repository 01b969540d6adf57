package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.persons.OwnerPhones;
import jp.nagaokapay.api.identity.persons.ShopOwners;
import jp.nagaokapay.api.identity.persons.ShopRole;
import jp.nagaokapay.api.register.PhoneNumbers;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The people who own a shop; not here where another issuer signs people in. */
@RestController
@RequestMapping("/office/v1/merchants/{merchantId}/owners")
@BuiltInIssuer
class OwnerOfficeController {
    private final ShopOwners owners;
    private final OwnerPhones phones;
    private final KnownShop shops;

    OwnerOfficeController(ShopOwners owners, OwnerPhones phones, KnownShop shops) {
        this.owners = owners;
        this.phones = phones;
        this.shops = shops;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ShopOwners.SignIn addShopOwner(
            @PathVariable MerchantId merchantId, @Valid @RequestBody NewOwner form) {
        ShopOwners.SignIn added =
                owners.add(shops.require(merchantId), form.username(), ShopRole.OWNER);
        Optional.ofNullable(form.phone())
                .flatMap(PhoneNumbers::mobile)
                .ifPresent(phone -> phones.put(added.staffId(), phone));
        return added;
    }

    @GetMapping
    OwnerList listShopOwners(@PathVariable MerchantId merchantId) {
        return new OwnerList(owners.of(shops.require(merchantId)));
    }

    @PostMapping("/{staffId}/password")
    @ResponseStatus(HttpStatus.CREATED)
    ShopOwners.SignIn renewOwnerPassword(
            @PathVariable MerchantId merchantId, @PathVariable String staffId) {
        return owners.renewPassword(merchantId, staffId);
    }

    @PostMapping("/{staffId}/revocation")
    RevokedOwner revokeShopOwner(
            @PathVariable MerchantId merchantId, @PathVariable String staffId) {
        owners.revoke(merchantId, staffId);
        return new RevokedOwner(staffId);
    }

    /**
     * @param username what the owner signs in as; it begins with a letter, so that it is never
     *     taken for a telephone number
     * @param phone a mobile number, where the owner is told of changes of the shop's bank account
     */
    record NewOwner(
            @NotNull @Pattern(regexp = "[a-z][0-9a-z._@-]{2,63}") String username,
            @Nullable @WellFormed(WellFormed.Kind.PHONE) @WrittenAs(TextForm.RAW) String phone) {
        @Override
        public String toString() {
            return username;
        }
    }

    record OwnerList(List<ShopOwners.Owner> owners) {}

    record RevokedOwner(String staffId) {}
}
