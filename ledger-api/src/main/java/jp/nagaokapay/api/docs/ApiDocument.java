package jp.nagaokapay.api.docs;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.gateway.web.IdempotencyKey;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.journal.Account;
import jp.nagaokapay.ledger.journal.Journal;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document says besides what springdoc reads off the controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    static final String OAUTH = "oauth2";

    static {
        SpringDocUtils types = SpringDocUtils.getConfig();
        types.addRequestWrapperToIgnore(IdempotencyKey.class);
        // Where errors end up; nobody calls it.
        types.addHiddenRestControllers("jp.nagaokapay.gateway.web.ErrorDoor");
        types.replaceWithSchema(WalletId.class, id("wallet"));
        types.replaceWithSchema(MerchantId.class, id("merchant"));
        types.replaceWithSchema(TerminalId.class, id("terminal"));
        types.replaceWithSchema(CampaignId.class, id("campaign"));
        types.replaceWithSchema(PartnerId.class, id("partner"));
        types.replaceWithSchema(LinkId.class, id("link"));
        types.replaceWithSchema(ChargeId.class, id("charge"));
        types.replaceWithSchema(PaymentId.class, id("payment"));
        types.replaceWithSchema(Account.class, new StringSchema().example("wallet:7:paid"));
        types.replaceWithSchema(Journal.Cursor.class, new StringSchema().example("1024-1"));
        types.replaceWithSchema(Yen.class, whole());
        types.replaceWithSchema(Points.class, whole());
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Nagaoka Pay")
                                .version("1")
                                .description(
                                        """
                                        The ledger of the city's digital currency (ながおかペイ).

                                        Money is a whole number of yen, times are RFC 3339 with \
                                        offset, dates ISO. Lists are paged by `after` and `limit`. \
                                        Every POST that moves money needs an `Idempotency-Key` and \
                                        happens once per key: asked again it answers the same with \
                                        `Idempotency-Replayed: true`.

                                        """
                                                + ErrorCodes.table()))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(OAUTH, oauth())
                                .addSchemas("Problem", ErrorCodes.problemSchema()));
    }

    @Bean
    ModelConverter requiredComponents() {
        return new RequiredComponents();
    }

    @Bean
    GlobalOperationCustomizer operations() {
        return new Operations();
    }

    @Bean
    GlobalOpenApiCustomizer gatewayOperations() {
        return new GatewayOperations();
    }

    @Bean
    GlobalOpenApiCustomizer scopesOfOperations() {
        return new OperationScopes();
    }

    @Bean
    GlobalOpenApiCustomizer subtypeNames() {
        return new SubtypeNames();
    }

    private static SecurityScheme oauth() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .flows(
                        new OAuthFlows()
                                .authorizationCode(
                                        new OAuthFlow()
                                                .authorizationUrl("/oauth2/authorize")
                                                .tokenUrl("/oauth2/token")
                                                .scopes(scopes()))
                                .clientCredentials(
                                        new OAuthFlow()
                                                .tokenUrl("/oauth2/token")
                                                .scopes(scopes())));
    }

    private static Scopes scopes() {
        Scopes scopes = new Scopes();
        Map.ofEntries(
                        Map.entry("wallet", "a resident's own wallet"),
                        Map.entry("terminal", "a shop's terminal"),
                        Map.entry("shop", "a shop's owner, or the program that acts for it"),
                        Map.entry("counter", "a counter that charges for cash"),
                        Map.entry("campaign:write", "drafts campaigns"),
                        Map.entry("campaign:approve", "approves campaigns"),
                        Map.entry("finance:read", "reads figures and books"),
                        Map.entry("finance:write", "closes settlements"),
                        Map.entry("finance:release", "releases payouts"),
                        Map.entry("audit", "reads what staff did, and nothing of persons"),
                        Map.entry("office", "registers shops, helps residents"),
                        Map.entry("partner", "grants incentives"),
                        Map.entry("internal", "a merchant gateway in a process of its own"))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(scope -> scopes.addString(scope.getKey(), scope.getValue()));
        return scopes;
    }

    private static Schema<?> id(String type) {
        return new StringSchema().pattern(type + ":[0-9A-Za-z._-]{1,80}");
    }

    private static Schema<?> whole() {
        return new IntegerSchema().format("int64");
    }
}
