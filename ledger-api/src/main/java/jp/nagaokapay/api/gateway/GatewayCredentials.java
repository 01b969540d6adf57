package jp.nagaokapay.api.gateway;

import java.util.Set;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.api.identity.clients.MachineClients;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Registers the gateway's OAuth client (scope {@code internal}) while a secret is configured for
 * it, and revokes it when none is. Does nothing where another issuer of tokens is configured.
 */
@Component
class GatewayCredentials {
    static final String CLIENT_ID = "merchant-gateway";
    private static final int SECRET_CHARACTERS_MIN = 16;

    private final String secret;
    private final ObjectProvider<MachineClients> machines;

    /**
     * @param secret at least 16 characters; empty: no gateway elsewhere may come in
     */
    GatewayCredentials(
            @Value("${nagaokapay.gateway-secret:}") String secret,
            ObjectProvider<MachineClients> machines) {
        if (!secret.isEmpty() && secret.length() < SECRET_CHARACTERS_MIN) {
            throw new IllegalArgumentException(
                    "nagaokapay.gateway-secret has fewer than 16 characters");
        }
        this.secret = secret;
        this.machines = machines;
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        machines.ifAvailable(all -> {
            if (secret.isEmpty()) {
                all.revoke(CLIENT_ID);
            } else {
                all.put(CLIENT_ID, ClientSecrets.hash(secret), Set.of("internal"));
            }
        });
    }
}
