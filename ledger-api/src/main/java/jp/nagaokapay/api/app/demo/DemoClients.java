package jp.nagaokapay.api.app.demo;

import java.util.Map;
import java.util.Set;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.api.identity.clients.MachineClients;
import jp.nagaokapay.api.identity.clients.ShopApiClients;
import jp.nagaokapay.api.identity.clients.TerminalClients;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The demo's machine clients; another issuer of tokens has its own. */
@OnlyInDemo
@Component
class DemoClients {
    private static final String TERMINAL = "demo-terminal";

    /** By client; the demo's staff has the same scopes. */
    static final Map<String, Set<String>> SCOPES =
            Map.of(
                    "demo-counter", Set.of("counter"),
                    "demo-manager", Set.of("campaign:write"),
                    "demo-council", Set.of("campaign:approve"),
                    "demo-finance", Set.of("finance:read", "finance:write"),
                    "demo-releaser", Set.of("finance:read", "finance:release"),
                    "demo-auditor", Set.of("finance:read", "audit"),
                    "demo-operator", Set.of("office"),
                    "demo-approver", Set.of("office"),
                    "demo-admin", Set.of(Scopes.ADMIN));

    static final String PARTNER = "demo-wellness";
    private static final String SHOP = "demo-shop";
    private static final String BILLER = "demo-biller";

    private final ObjectProvider<MachineClients> machines;
    private final ObjectProvider<TerminalClients> terminals;
    private final ObjectProvider<ShopApiClients> programs;

    DemoClients(
            ObjectProvider<MachineClients> machines,
            ObjectProvider<TerminalClients> terminals,
            ObjectProvider<ShopApiClients> programs) {
        this.machines = machines;
        this.terminals = terminals;
        this.programs = programs;
    }

    void seed() {
        machines.ifAvailable(all -> {
            SCOPES.forEach((client, scopes) -> all.register(client, hash(client), scopes));
            all.register(PARTNER, hash(PARTNER), Set.of("partner"));
        });
        terminals.ifAvailable(all ->
                all.register(
                        TERMINAL, hash(TERMINAL), DemoMerchant.MERCHANT, DemoMerchant.TERMINAL));
        programs.ifAvailable(all -> {
            all.seed(SHOP, hash(SHOP), DemoMerchant.MERCHANT, "demo program", Scopes.SHOP);
            all.seed(BILLER, hash(BILLER), DemoMerchant.MERCHANT, "demo bills", Scopes.BILLER);
        });
    }

    private static String hash(String client) {
        return ClientSecrets.hash(client + "-secret");
    }
}
