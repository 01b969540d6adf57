package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.persons.ShopOwners;
import jp.nagaokapay.api.identity.persons.ShopRole;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Owners let people into their shop's office, and send them away. */
@RestController
@RequestMapping("/shop/v1/people")
@BuiltInIssuer
class ShopPeopleController {
    private final ShopOwners people;
    private final AuditedIds record;

    ShopPeopleController(ShopOwners people, AuditedIds record) {
        this.people = people;
        this.record = record;
    }

    @GetMapping
    ShopPeople listShopPeople(Caller caller) {
        return new ShopPeople(people.of(caller.requireMerchant()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ShopOwners.SignIn addShopPerson(Caller caller, @Valid @RequestBody NewShopPerson form) {
        ShopOwners.SignIn added =
                people.add(caller.requireMerchant(), form.username(), form.role());
        record.names("staffId", added.staffId());
        return added;
    }

    @DeleteMapping("/{staffId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeShopPerson(Caller caller, @PathVariable String staffId) {
        people.remove(caller.requireMerchant(), staffId);
    }

    /**
     * @param username what they sign in as; it begins with a letter, so that it is never taken for
     *     a telephone number
     */
    record NewShopPerson(
            @NotNull @Pattern(regexp = "[a-z][0-9a-z._@-]{2,63}") String username,
            @NotNull ShopRole role) {
        @Override
        public String toString() {
            return username;
        }
    }

    record ShopPeople(List<ShopOwners.Owner> people) {}
}
