package jp.nagaokapay.acceptance.fuzz;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.WalletAppSignIn;

/** The demo's clients and some of its residents, each with a token that is valid. */
final class Callers {
    private static final String RESIDENT = "+8190000000";
    private static final List<String> RESIDENTS = List.of("01", "02", "03");

    /**
     * Below the quarter of an hour that tokens of machines live; those of residents live twice
     * that.
     */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(12);

    private static final Map<String, List<String>> BY_SCOPE =
            Map.ofEntries(
                    Map.entry("wallet", RESIDENTS),
                    Map.entry("terminal", List.of("demo-terminal")),
                    Map.entry("shop", List.of("demo-shop")),
                    Map.entry("counter", List.of("demo-counter")),
                    Map.entry("campaign:write", List.of("demo-manager")),
                    Map.entry("campaign:approve", List.of("demo-council")),
                    Map.entry(
                            "finance:read",
                            List.of("demo-finance", "demo-releaser", "demo-auditor")),
                    Map.entry("finance:write", List.of("demo-finance")),
                    Map.entry("finance:release", List.of("demo-releaser")),
                    Map.entry("audit", List.of("demo-auditor")),
                    Map.entry("office", List.of("demo-operator", "demo-approver")),
                    Map.entry("admin", List.of("demo-admin")),
                    Map.entry("partner", List.of("demo-wellness")));

    private static final String LEAVING = "04";

    private final URI issuer;
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String value, Instant since) {}

    /** All at once: odd requests to the sign-in page keep its throttle busy later. */
    Callers(URI issuer) {
        this.issuer = issuer;
        BY_SCOPE.values().forEach(callers -> callers.forEach(this::token));
        token(LEAVING);
    }

    /**
     * What somebody sends who may do this; empty where nobody need sign in. Who signs out of all
     * devices or changes a password has no token any more, and is asked for nothing else.
     */
    String authorization(Operation operation, Random random) {
        return operation.path().startsWith("/api/v1/account/")
                ? "Bearer " + token(LEAVING)
                : authorization(operation.scopes(), random);
    }

    private String authorization(Set<String> scopes, Random random) {
        List<String> callers =
                scopes.stream()
                        .sorted()
                        .flatMap(scope -> BY_SCOPE.getOrDefault(scope, List.of()).stream())
                        .toList();
        return callers.isEmpty() ? "" : "Bearer " + token(Mutation.pick(callers, random));
    }

    /** Of every role. */
    List<String> all() {
        return BY_SCOPE.keySet().stream()
                .sorted()
                .map(scope -> authorization(Set.of(scope), new Random(1)))
                .toList();
    }

    private String token(String caller) {
        Token known = tokens.get(caller);
        boolean isResident = RESIDENTS.contains(caller) || caller.equals(LEAVING);
        Duration life = isResident ? RENEWED_AFTER.multipliedBy(2) : RENEWED_AFTER;
        if (known != null && Instant.now().isBefore(known.since().plus(life))) {
            return known.value();
        }
        String value =
                isResident
                        ? WalletAppSignIn.tokenOf(issuer, RESIDENT + caller, "demo-password")
                        : ApiClient.machineToken(issuer, caller, caller + "-secret");
        tokens.put(caller, new Token(value, Instant.now()));
        return value;
    }
}
