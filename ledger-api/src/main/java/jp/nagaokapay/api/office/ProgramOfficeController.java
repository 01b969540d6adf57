package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.api.identity.clients.ShopApiClients;
import jp.nagaokapay.api.identity.clients.ShopClient;
import jp.nagaokapay.api.identity.clients.TerminalClients;
import jp.nagaokapay.api.identity.persons.ShopOwners;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programs that act for a shop; not here where another issuer gives credentials out. */
@RestController
@RequestMapping("/office/v1/merchants/{merchantId}/clients")
@BuiltInIssuer
class ProgramOfficeController {
    private final ShopApiClients programs;
    private final ShopOwners owners;
    private final KnownShop shops;

    ProgramOfficeController(ShopApiClients programs, ShopOwners owners, KnownShop shops) {
        this.programs = programs;
        this.owners = owners;
        this.shops = shops;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ProgramSecret addShopProgram(
            @PathVariable MerchantId merchantId, @Valid @RequestBody NewProgram form) {
        shops.require(merchantId);
        if (form.responsible() != null) {
            owners.requireLive(merchantId, form.responsible());
        }
        String scope = form.scope() == null ? Scopes.SHOP : form.scope();
        return ProgramSecret.of(programs.add(merchantId, form.label(), scope, form.responsible()));
    }

    @GetMapping
    ProgramList listShopPrograms(@PathVariable MerchantId merchantId) {
        return new ProgramList(
                programs.of(shops.require(merchantId)).stream().map(ProgramView::of).toList());
    }

    @PostMapping("/{clientId}/revocation")
    RevokedProgram revokeShopProgram(
            @PathVariable MerchantId merchantId, @PathVariable String clientId) {
        programs.revoke(merchantId, clientId);
        return new RevokedProgram(clientId);
    }

    /**
     * @param label what the shop calls it, e.g. the vendor's name
     * @param scope what it may: all that the shop's owner may unless said; {@code biller}: ask for
     *     payments, and nothing else
     * @param responsible the owner whose program it is; it ends when that owner is revoked
     */
    record NewProgram(
            @NotBlank @Size(max = 100) String label,
            @Nullable @Pattern(regexp = "shop|biller") String scope,
            @Nullable @Pattern(regexp = "staff:[0-9A-Za-z._-]{1,80}") String responsible) {}

    record ProgramSecret(String clientId, String clientSecret) {
        static ProgramSecret of(TerminalClients.Secret given) {
            return new ProgramSecret(given.clientId(), given.secret());
        }

        @Override
        public String toString() {
            return clientId;
        }
    }

    record ProgramList(List<ProgramView> clients) {}

    record ProgramView(
            String clientId,
            @Nullable String label,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        static ProgramView of(ShopClient client) {
            return new ProgramView(
                    client.clientId(), client.label(), client.createdAt(), client.revokedAt());
        }
    }

    record RevokedProgram(String clientId) {}
}
