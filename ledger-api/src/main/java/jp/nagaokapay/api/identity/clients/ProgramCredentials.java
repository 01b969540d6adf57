package jp.nagaokapay.api.identity.clients;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.RealTime;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Component;

/** Gives programs of partners and of the city what they sign in with: a secret, or their key. */
@Component
@BuiltInIssuer
public class ProgramCredentials {
    private final MachineClients machines;
    private final RegisteredClientRepository clients;
    private final Clock clock;

    ProgramCredentials(
            MachineClients machines, RegisteredClientRepository clients, @RealTime Clock clock) {
        this.machines = machines;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Gives a program a new secret, to be shown once.
     *
     * @param overlap how long the former secret goes on, and with it the tokens; none ends both at
     *     once, and so does a program's key whatever is said here
     */
    public String giveSecret(Program program, Duration overlap) {
        String secret = ClientSecrets.next();
        @Nullable RegisteredClient known = clients.findByClientId(program.clientId);
        @Nullable String former = known == null ? null : known.getClientSecret();
        RegisteredClient.Builder given =
                program.client()
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientSettings(program.settings().build());
        if (known == null || former == null || overlap.isZero()) {
            machines.save(given.clientSecret(ClientSecrets.hash(secret)).build());
        } else {
            clients.save(
                    given.id(known.getId())
                            .clientSecret(
                                    ClientSecrets.hash(
                                            secret, former, clock.instant().plus(overlap)))
                            .build());
        }
        return secret;
    }

    /**
     * Takes a program's public key, with which it signs its token requests from then on; what it
     * signed in with before ends.
     *
     * @param jwk as it was sent; 400 when it is none that is accepted, or has its private half
     */
    public void takeKey(Program program, Map<String, Object> jwk) {
        ClientKey key = ClientKey.of(jwk);
        machines.save(
                program.client()
                        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .clientSettings(
                                program.settings()
                                        .setting(ClientKey.SETTING, key.jwk().toJSONString())
                                        .tokenEndpointAuthenticationSigningAlgorithm(
                                                key.algorithm())
                                        .build())
                        .build());
    }

    /** Ends a program: it gets no more tokens, and those that it has end. */
    public void revoke(String clientId) {
        machines.revoke(clientId);
    }

    /**
     * Who signs in.
     *
     * @param responsible the staff id of who answers for it; null for nobody
     */
    public record Program(String clientId, Set<String> scopes, @Nullable String responsible) {
        private RegisteredClient.Builder client() {
            return MachineClients.machine(clientId, scopes);
        }

        private ClientSettings.Builder settings() {
            ClientSettings.Builder settings = ClientSettings.builder();
            return responsible == null
                    ? settings
                    : settings.setting(MachineClients.RESPONSIBLE_SETTING, responsible);
        }
    }
}
