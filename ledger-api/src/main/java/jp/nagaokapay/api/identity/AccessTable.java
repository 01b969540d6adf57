package jp.nagaokapay.api.identity;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Which scope opens which path. The first row that matches decides; what no row matches is denied
 * to everybody.
 */
final class AccessTable {
    static final List<Row> ROWS =
            List.of(
                    open(POST, "/api/v1/sign-ups"),
                    open(POST, "/api/v1/sign-ups/*/verification"),
                    open(POST, "/api/v1/account-stops"),
                    open(POST, "/api/v1/account-stops/*/verification"),
                    open(POST, "/api/v1/password-resets"),
                    open(POST, "/api/v1/password-resets/*/verification"),
                    open(GET, "/api/v1/service"),
                    open(GET, "/api/v1/terms"),
                    open(GET, "/api/v1/terms/*"),
                    open(POST, "/oauth2/terminal-enrolments"),
                    everyPerson("/api/v1/account/password"),
                    everyPerson("/api/v1/account/devices"),
                    everyPerson("/api/v1/account/devices/*"),
                    everyPerson("/api/v1/account/passkeys"),
                    everyPerson("/api/v1/account/passkeys/*"),
                    everyPerson("/api/v1/account/second-factor"),
                    // Signed by the provider of funds, and refused without.
                    open(POST, "/funding/v1/*/notifications"),
                    // Whoever has the card knows its PIN.
                    open(POST, "/api/v1/cards/balance"),
                    needs("/api/v1/**", "wallet"),
                    needs("/terminal/v1/**", "terminal"),
                    needs("/shop/v1/payment-requests/**", Scopes.SHOP, Scopes.BILLER),
                    needs("/shop/v1/payment-request-batches/**", Scopes.SHOP, Scopes.BILLER),
                    needs(
                            POST,
                            "/shop/v1/payments/*/refunds",
                            Scopes.SHOP,
                            Scopes.SHOP_CLERK,
                            Scopes.BILLER),
                    needs(GET, "/shop/v1/payments", Scopes.SHOP, Scopes.SHOP_CLERK),
                    needs(GET, "/shop/v1/qr-codes/*", Scopes.SHOP, Scopes.SHOP_CLERK),
                    needs("/shop/v1/**", Scopes.SHOP),
                    needs("/internal/v1/**", "internal"),
                    needs("/counter/v1/**", "counter"),
                    needs(POST, "/campaign/v1/campaigns/*/approval", "campaign:approve"),
                    needs(POST, "/campaign/v1/campaigns/*/rejection", "campaign:approve"),
                    needs(
                            POST,
                            "/campaign/v1/campaigns/*/pause",
                            "campaign:write",
                            "campaign:approve"),
                    needs(
                            POST,
                            "/campaign/v1/campaigns/*/resumption",
                            "campaign:write",
                            "campaign:approve"),
                    needs(
                            POST,
                            "/campaign/v1/campaigns/*/end",
                            "campaign:write",
                            "campaign:approve"),
                    needs(
                            POST,
                            "/campaign/v1/campaigns/*/simulation",
                            "campaign:write",
                            "campaign:approve"),
                    reads("/campaign/v1/campaigns/*/report"),
                    reads("/campaign/v1/campaigns/*/report.csv"),
                    reads("/campaign/v1/reports.csv"),
                    needs(GET, "/campaign/v1/**", "campaign:write", "campaign:approve", "audit"),
                    needs("/campaign/v1/**", "campaign:write"),
                    needs(GET, "/finance/v1/audit", "audit"),
                    needs(GET, "/finance/v1/audit.csv", "audit"),
                    needs(POST, "/finance/v1/payouts/*/release", "finance:release"),
                    // Names and account numbers in full: not for everybody who reads the books.
                    needs(GET, "/finance/v1/payouts/*.zengin", "finance:write", "finance:release"),
                    // The second person of a resolution.
                    needs(
                            POST,
                            "/finance/v1/charges/*/resolution/*",
                            "finance:write",
                            "finance:release"),
                    needs(GET, "/finance/v1/**", "finance:read"),
                    needs("/finance/v1/**", "finance:write"),
                    // What tells nothing of a person; terminals' and owners' names are not for
                    // auditors.
                    needs(GET, "/office/v1/merchants", "office", "audit"),
                    needs(GET, "/office/v1/merchants/*", "office", "audit"),
                    needs(GET, "/office/v1/merchants/*/bank-account", "office", "audit"),
                    needs(GET, "/office/v1/wallets/*", "office", "audit"),
                    needs("/office/v1/staff/**", Scopes.ADMIN),
                    needs("/office/v1/clients/**", Scopes.ADMIN),
                    needs("/office/v1/**", "office"),
                    needs("/partner/v1/**", "partner"),
                    open("/"),
                    // Live, at a port that the public does not reach.
                    open("/actuator/**"),
                    open("/livez"),
                    open("/readyz"),
                    open("/app/**"),
                    open("/favicon.ico"));

    /** Only where the demo runs. */
    static final List<Row> DEMO_ROWS =
            List.of(
                    open(GET, "/demo/messages"),
                    open(POST, "/demo/terminals"),
                    open("/demo/provider/*"),
                    open(GET, "/demo/clock"),
                    open(POST, "/demo/clock"),
                    open("/v3/api-docs/**"),
                    open("/v3/api-docs.yaml"),
                    open("/swagger-ui.html"),
                    open("/swagger-ui/**"));

    private AccessTable() {}

    private static Row open(HttpMethod method, String path) {
        return new Row(method, path, List.of());
    }

    private static Row open(String path) {
        return new Row(null, path, List.of());
    }

    /** Whoever signs in: residents, staff, shops' owners. */
    private static Row everyPerson(String path) {
        return new Row(
                null,
                path,
                Stream.concat(
                                Stream.of("wallet", Scopes.SHOP, Scopes.SHOP_CLERK),
                                Scopes.STAFF.stream())
                        .toList());
    }

    /** Reports of campaigns, which those who keep the books read too. */
    private static Row reads(String path) {
        return needs(GET, path, "campaign:write", "campaign:approve", "finance:read", "audit");
    }

    private static Row needs(String path, String... anyOf) {
        return new Row(null, path, List.of(anyOf));
    }

    private static Row needs(HttpMethod method, String path, String... anyOf) {
        return new Row(method, path, List.of(anyOf));
    }

    /**
     * @param method null: all
     * @param anyOf scopes of which one is enough; empty: open to everybody
     */
    record Row(@Nullable HttpMethod method, String path, List<String> anyOf) {
        boolean isOpen() {
            return anyOf.isEmpty();
        }

        String[] authorities() {
            return anyOf.stream().map(scope -> "SCOPE_" + scope).toArray(String[]::new);
        }
    }
}
