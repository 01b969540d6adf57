package jp.nagaokapay.api.identity.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.SignIns;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Clients that act for themselves: client credentials, by secret or by signed assertion. */
@Component
@BuiltInIssuer
public class MachineClients {
    /** Of a client's registration: the person who answers for what it does. */
    public static final String RESPONSIBLE_SETTING = "nagaokapay.responsible";

    static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

    private final RegisteredClientRepository clients;
    private final JdbcClient jdbc;
    private final SignIns signIns;

    MachineClients(RegisteredClientRepository clients, JdbcClient jdbc, SignIns signIns) {
        this.clients = clients;
        this.jdbc = jdbc;
        this.signIns = signIns;
    }

    /**
     * Adds a client that shows a secret. One that exists stays as it is.
     *
     * @param secretHash from {@link ClientSecrets#hash}
     */
    public void register(String clientId, String secretHash, Set<String> scopes) {
        add(withSecret(clientId, secretHash, scopes).build());
    }

    /**
     * The same for a staff member's own program. What it does counts as theirs where two persons
     * are needed, and it ends when they are revoked.
     *
     * @param responsible the staff member's id
     */
    public void register(
            String clientId, String secretHash, Set<String> scopes, String responsible) {
        add(
                withSecret(clientId, secretHash, scopes)
                        .clientSettings(
                                ClientSettings.builder()
                                        .setting(RESPONSIBLE_SETTING, responsible)
                                        .build())
                        .build());
    }

    private static RegisteredClient.Builder withSecret(
            String clientId, String secretHash, Set<String> scopes) {
        return machine(clientId, scopes)
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    /**
     * Adds a client that signs its token requests. One that exists with another key gets this one.
     *
     * @param jwk the public key as a JSON Web Key; fails with {@link IllegalArgumentException} when
     *     it is none that is accepted, or has its private half
     */
    public void putSigning(String clientId, String jwk, Set<String> scopes) {
        ClientKey key = ClientKey.ofSetting(jwk);
        String stored = key.jwk().toJSONString();
        @Nullable RegisteredClient client = clients.findByClientId(clientId);
        if (client != null
                && !stored.equals(client.getClientSettings().getSetting(ClientKey.SETTING))) {
            revoke(clientId);
        }
        add(
                machine(clientId, scopes)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .clientSettings(
                                ClientSettings.builder()
                                        .setting(ClientKey.SETTING, stored)
                                        .tokenEndpointAuthenticationSigningAlgorithm(
                                                key.algorithm())
                                        .build())
                        .build());
    }

    /** Fails with {@link IllegalArgumentException} as {@link #putSigning} would. */
    public static void requirePublicKey(String jwk) {
        ClientKey _ = ClientKey.ofSetting(jwk);
    }

    /**
     * Adds a client that signs its token requests ({@code private_key_jwt}); its public keys are
     * read from {@code jwkSetUrl} when it asks for a token.
     */
    public void registerSigning(String clientId, String jwkSetUrl, Set<String> scopes) {
        add(
                machine(clientId, scopes)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .clientSettings(
                                ClientSettings.builder()
                                        .jwkSetUrl(jwkSetUrl)
                                        .tokenEndpointAuthenticationSigningAlgorithm(
                                                SignatureAlgorithm.RS256)
                                        .build())
                        .build());
    }

    /** Removes a client; the tokens that it has end. */
    public void revoke(String clientId) {
        @Nullable RegisteredClient client = clients.findByClientId(clientId);
        if (client != null) {
            remove(client);
            signIns.endAllOfClient(client.getId());
        }
    }

    /** Removes a terminal's client; what its tokens open is the ledger's directory's to close. */
    void revokeTerminal(String clientId) {
        @Nullable RegisteredClient client = clients.findByClientId(clientId);
        if (client != null) {
            remove(client);
            signIns.forgetAllOfClient(client.getId());
        }
    }

    private void remove(RegisteredClient client) {
        jdbc.sql("DELETE FROM oauth2_registered_client WHERE id = ?")
                .param(client.getId())
                .update();
    }

    boolean exists(String clientId) {
        return clients.findByClientId(clientId) != null;
    }

    /** Adds a client, or gives one that exists other credentials; the tokens that it has end. */
    void save(RegisteredClient client) {
        @Nullable RegisteredClient known = clients.findByClientId(client.getClientId());
        if (known == null) {
            clients.save(client);
        } else {
            clients.save(RegisteredClient.from(client).id(known.getId()).build());
            signIns.endAllOfClient(known.getId());
        }
    }

    void add(RegisteredClient client) {
        if (exists(client.getClientId())) {
            return;
        }
        try {
            clients.save(client);
        } catch (DuplicateKeyException | IllegalArgumentException e) {
            if (!exists(client.getClientId())) {
                throw e;
            } // else another node was first
        }
    }

    public static RegisteredClient.Builder machine(String clientId, Set<String> scopes) {
        return RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(clientId)
                .clientName(clientId)
                .clientIdIssuedAt(Instant.now())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFETIME).build());
    }
}
