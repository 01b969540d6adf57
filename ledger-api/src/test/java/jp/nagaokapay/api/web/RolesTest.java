package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.nagaokapay.api.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every endpoint with every role. What it expects is written here, not read off the table.
 */
class RolesTest extends HttpTest {
    private static final List<String> SCOPES =
            List.of(
                    "wallet",
                    "terminal",
                    "counter",
                    "campaign:write",
                    "campaign:approve",
                    "finance:read",
                    "finance:write",
                    "finance:release",
                    "audit",
                    "office",
                    "admin",
                    "partner",
                    "shop",
                    "biller",
                    "internal");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Test
    void every_endpoint_lets_in_its_own_role_and_nobody_else() {
        Map<String, ApiClient> callers = new TreeMap<>();
        var walletId = wallet();
        for (String scope : SCOPES) {
            callers.put(
                    scope,
                    signedIn(
                            scope,
                            claims ->
                                    claims.subject("staff:with-" + scope.replace(':', '-'))
                                            .claim("wallet", walletId.value())
                                            .claim("merchant", "merchant:demo")
                                            .claim("terminal", "terminal:demo")));
        }
        List<String> walked = new ArrayList<>();
        endpoints()
                .forEach((endpoint, methods) -> {
                    for (RequestMethod method : methods) {
                        walk(method, endpoint, callers);
                        walked.add(method + " " + endpoint);
                    }
                });
        assertThat(walked).hasSizeGreaterThan(30);
    }

    private void walk(RequestMethod method, String endpoint, Map<String, ApiClient> callers) {
        String path = concrete(endpoint);
        if (path.startsWith("/funding/v1/")) { // signed by providers, whoever is signed in
            callers.forEach((scope, caller) ->
                    assertThat(call(caller, method, path)).as(scope + path).isIn(401, 415));
            return;
        }
        Set<String> allowed = expected(method, endpoint);
        if (allowed.isEmpty()) {
            assertThat(call(nobody(), method, path)).as(method + " " + path).isNotIn(401, 403);
            return;
        }
        assertThat(call(nobody(), method, path))
                .as("nobody: " + method + " " + path)
                .isEqualTo(401);
        assertThat(call(withToken("nonsense"), method, path))
                .as("bad token: " + method + " " + path)
                .isEqualTo(401);
        callers.forEach((scope, caller) -> {
            int status = call(caller, method, path);
            String what = scope + ": " + method + " " + path;
            if (allowed.contains(scope)) {
                assertThat(status).as(what).isNotIn(401, 403, 405, 500);
            } else {
                assertThat(status).as(what).isEqualTo(403);
            }
        });
    }

    private static int call(ApiClient caller, RequestMethod method, String path) {
        return caller.send(method.name(), path, null, _ -> {}).status();
    }

    /** As the interface promises them. */
    private static Set<String> expected(RequestMethod method, String path) {
        if (path.equals("/")
                || path.startsWith("/api/v1/sign-ups")
                || path.equals("/api/v1/service")
                || path.startsWith("/api/v1/terms")
                || path.equals("/api/v1/cards/balance")
                || path.startsWith("/api/v1/password-resets")
                || path.startsWith("/api/v1/account-stops")
                || path.equals("/app/terms")
                || path.startsWith("/demo/")
                || path.startsWith("/app/")
                || path.equals("/oauth2/terminal-enrolments")) {
            return Set.of();
        }
        if (Set.of("password", "devices", "passkeys", "second-factor").stream()
                .anyMatch(part -> path.startsWith("/api/v1/account/" + part))) {
            Set<String> people = new java.util.TreeSet<>(SCOPES);
            people.removeAll(Set.of("biller", "terminal", "partner", "internal"));
            return people;
        }
        if (path.startsWith("/campaign/v1/")) {
            if (path.endsWith("/approval") || path.endsWith("/rejection")) {
                return Set.of("campaign:approve");
            }
            if (path.endsWith("/report") || path.endsWith(".csv")) {
                return Set.of("campaign:write", "campaign:approve", "finance:read", "audit");
            }
            boolean either =
                    method == RequestMethod.GET
                            || path.endsWith("/simulation")
                            || path.endsWith("/pause")
                            || path.endsWith("/resumption")
                            || path.endsWith("/end");
            Set<String> writers =
                    either
                            ? Set.of("campaign:write", "campaign:approve")
                            : Set.of("campaign:write");
            return method == RequestMethod.GET ? both(writers, Set.of("audit")) : writers;
        }
        if (path.equals("/finance/v1/audit") || path.equals("/finance/v1/audit.csv")) {
            return Set.of("audit");
        }
        if (path.startsWith("/finance/v1/payouts/") && path.endsWith("/release")) {
            return Set.of("finance:release");
        }
        if (path.startsWith("/finance/v1/charges/") && path.contains("/resolution/")) {
            return Set.of("finance:write", "finance:release");
        }
        if (path.startsWith("/finance/v1/payouts/") && path.endsWith(".zengin")) {
            return Set.of("finance:write", "finance:release");
        }
        if (path.startsWith("/finance/v1/")) {
            return method == RequestMethod.GET ? Set.of("finance:read") : Set.of("finance:write");
        }
        if (method == RequestMethod.GET
                && Set.of(
                                "/office/v1/merchants",
                                "/office/v1/merchants/{merchantId}",
                                "/office/v1/merchants/{merchantId}/bank-account",
                                "/office/v1/wallets/{walletId}")
                        .contains(path)) {
            return Set.of("office", "audit");
        }
        if (path.startsWith("/office/v1/staff") || path.startsWith("/office/v1/clients")) {
            return Set.of("admin");
        }
        if (path.startsWith("/shop/v1/payment-request")
                || path.equals("/shop/v1/payments/{merchantPaymentId}/refunds")) {
            return Set.of("shop", "biller");
        }
        Map<String, String> callers =
                Map.of(
                        "/api/v1/", "wallet",
                        "/terminal/v1/", "terminal",
                        "/counter/v1/", "counter",
                        "/office/v1/", "office",
                        "/partner/v1/", "partner",
                        "/shop/v1/", "shop");
        return callers.entrySet().stream()
                .filter(caller -> path.startsWith(caller.getKey()))
                .map(caller -> Set.of(caller.getValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("whose is " + path + "?"));
    }

    private Map<String, Set<RequestMethod>> endpoints() {
        Map<String, Set<RequestMethod>> endpoints = new TreeMap<>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("jp.nagaokapay")
                            && !mapping.getMethodsCondition().getMethods().isEmpty()) {
                        mapping.getPatternValues()
                                .forEach(pattern ->
                                        endpoints.merge(
                                                pattern,
                                                mapping.getMethodsCondition().getMethods(),
                                                RolesTest::both));
                    }
                });
        // The latter is at a port of its own.
        endpoints
                .keySet()
                .removeIf(path -> path.startsWith("/login") || path.startsWith("/internal/"));
        return endpoints;
    }

    private static <T> Set<T> both(Set<T> some, Set<T> more) {
        Set<T> all = new java.util.TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    private static String concrete(String pattern) {
        // An endless stream is asked for from nowhere, so that it ends at once.
        return pattern.replace("/terminal/v1/events", "/terminal/v1/events?after=nowhere")
                .replace("{merchantId}", "merchant:unknown")
                .replace("{walletId}", "wallet:unknown")
                .replace("{campaignId}", "campaign:unknown")
                .replace("{chargeId}", "charge:unknown")
                .replace("{paymentId}", "payment:unknown")
                .replace("{terminalId}", "terminal:unknown")
                .replace("{number}", "0000000000000000")
                .replaceAll("\\{[^}]*}", "unknown");
    }
}
