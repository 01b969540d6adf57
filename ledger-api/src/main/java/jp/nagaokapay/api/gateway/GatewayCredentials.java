package jp.nagaokapay.api.gateway;

import java.util.Set;
import jp.nagaokapay.api.identity.clients.MachineClients;
import jp.nagaokapay.web.start.StartRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Registers the gateway's OAuth client (scope {@code internal}) while its public key is configured,
 * and revokes it when none is. Does nothing where another issuer of tokens is configured.
 */
@Component
class GatewayCredentials {
    static final String CLIENT_ID = "merchant-gateway";

    private final String key;
    private final ObjectProvider<MachineClients> machines;

    /**
     * @param key a JSON Web Key, public; empty: no gateway elsewhere may come in
     */
    GatewayCredentials(
            @Value("${nagaokapay.gateway-key:}") String key,
            ObjectProvider<MachineClients> machines) {
        this.key = key;
        this.machines = machines;
        if (!key.isBlank()) {
            requirePublic(key);
        }
    }

    private static void requirePublic(String key) {
        try {
            MachineClients.requirePublicKey(key);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "NAGAOKAPAY_GATEWAY_KEY does not serve: %s.".formatted(e.getMessage()),
                    "Set it to the public key that the gateway's command \"keys pair\" prints.");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        machines.ifAvailable(all -> {
            if (key.isBlank()) {
                all.revoke(CLIENT_ID);
            } else {
                all.putSigning(CLIENT_ID, key, Set.of("internal"));
            }
        });
    }
}
