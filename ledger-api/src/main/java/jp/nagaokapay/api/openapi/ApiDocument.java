package jp.nagaokapay.api.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.time.YearMonth;
import java.util.Map;
import jp.nagaokapay.api.approval.ApprovalId;
import jp.nagaokapay.api.identity.Access;
import jp.nagaokapay.api.register.ResidentId;
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
import jp.nagaokapay.web.openapi.OpenApiBase;
import jp.nagaokapay.web.openapi.OpenApiDocument;
import jp.nagaokapay.web.openapi.OperationScopes;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** The document of the ledger: its title, who may call what, and how its own types look. */
@Configuration(proxyBeanMethods = false)
@Import(OpenApiDocument.class)
class ApiDocument {
    static {
        SpringDocUtils types = SpringDocUtils.getConfig();
        types.replaceWithSchema(WalletId.class, id("wallet"));
        types.replaceWithSchema(MerchantId.class, id("merchant"));
        types.replaceWithSchema(TerminalId.class, id("terminal"));
        types.replaceWithSchema(CampaignId.class, id("campaign"));
        types.replaceWithSchema(PartnerId.class, id("partner"));
        types.replaceWithSchema(LinkId.class, id("link"));
        types.replaceWithSchema(ChargeId.class, id("charge"));
        types.replaceWithSchema(PaymentId.class, id("payment"));
        types.replaceWithSchema(ApprovalId.class, id("approval"));
        types.replaceWithSchema(ResidentId.class, id("resident"));
        types.replaceWithSchema(Account.class, new StringSchema().example("wallet:7:paid"));
        types.replaceWithSchema(Journal.Cursor.class, new StringSchema().example("1024-1"));
        types.replaceWithSchema(Yen.class, whole());
        types.replaceWithSchema(Points.class, whole());
        types.replaceWithSchema(YearMonth.class, new StringSchema().example("2023-04"));
    }

    /** First in line, so that all other converters come before it in the chain. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    OpenAPI openApi() {
        return OpenApiBase.of(
                "Nagaoka Pay",
                "The ledger of the city's digital currency (ながおかペイ).",
                "",
                Map.ofEntries(
                        Map.entry("wallet", "a resident's own wallet"),
                        Map.entry("terminal", "a shop's terminal"),
                        Map.entry("shop", "a shop's owner, or the program that acts for it"),
                        Map.entry("shop:clerk", "who works at a shop"),
                        Map.entry("biller", "a public body's program that asks for payments"),
                        Map.entry("counter", "a counter that charges for cash"),
                        Map.entry("campaign:write", "drafts campaigns"),
                        Map.entry("campaign:approve", "approves campaigns"),
                        Map.entry("finance:read", "reads figures and books"),
                        Map.entry("finance:write", "closes settlements"),
                        Map.entry("finance:release", "releases payouts"),
                        Map.entry("audit", "reads what staff did, and nothing of persons"),
                        Map.entry("office", "registers shops, helps residents"),
                        Map.entry("admin", "makes accounts of staff, partners and programs"),
                        Map.entry("partner", "grants incentives"),
                        Map.entry("internal", "a merchant gateway in a process of its own")));
    }

    @Bean
    OperationScopes operationScopes() {
        return (method, path) -> Access.scopesOf(HttpMethod.valueOf(method), path);
    }

    @Bean
    GlobalOpenApiCustomizer subtypeNames() {
        return new SubtypeNames();
    }

    @Bean
    GlobalOpenApiCustomizer channelPaths() {
        return new ChannelPaths();
    }

    private static Schema<?> id(String type) {
        return new StringSchema().pattern(type + ":[0-9A-Za-z._-]{1,80}");
    }

    private static Schema<?> whole() {
        return new IntegerSchema().format("int64");
    }
}
