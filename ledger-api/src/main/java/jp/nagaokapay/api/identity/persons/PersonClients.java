package jp.nagaokapay.api.identity.persons;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.api.identity.Scopes;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The two programs through which persons act, public clients with PKCE and without a consent page:
 * the residents' app and the staff's console. Brought in line with the configuration at each start.
 *
 * @param walletAppRedirectUris where a resident's sign-in may end
 * @param consoleRedirectUris where a staff member's sign-in may end
 */
@ConfigurationProperties("nagaokapay.clients")
public record PersonClients(
        @DefaultValue("http://127.0.0.1:8080/app/wallet/callback")
                List<String> walletAppRedirectUris,
        @DefaultValue("http://127.0.0.1:8080/app/console/callback")
                List<String> consoleRedirectUris) {
    static final String WALLET_APP = "wallet-app";
    static final String CONSOLE = "console";
    static final Set<String> STAFF_SCOPES =
            Set.of(
                    "counter",
                    "campaign:write",
                    "campaign:approve",
                    "finance:read",
                    "finance:write",
                    "finance:release",
                    "audit",
                    "office");

    private static final Duration WALLET_TOKEN_LIFETIME = Duration.ofMinutes(30);
    private static final Duration WALLET_REFRESH_LIFETIME = Duration.ofDays(30);
    private static final Duration CONSOLE_TOKEN_LIFETIME = Duration.ofMinutes(15);

    public void saveTo(RegisteredClientRepository clients) {
        save(clients, walletApp());
        save(clients, console());
    }

    /** When another node that starts now was first, the second time is an update. */
    private static void save(RegisteredClientRepository clients, RegisteredClient client) {
        try {
            clients.save(client);
        } catch (DuplicateKeyException | IllegalArgumentException anotherWasFirst) {
            clients.save(client);
        }
    }

    private RegisteredClient walletApp() {
        return person(WALLET_APP, walletAppRedirectUris)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .scope(OidcScopes.OPENID)
                .scope("wallet")
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenTimeToLive(WALLET_TOKEN_LIFETIME)
                                .refreshTokenTimeToLive(WALLET_REFRESH_LIFETIME)
                                .reuseRefreshTokens(false)
                                .build())
                .build();
    }

    private RegisteredClient console() {
        return person(CONSOLE, consoleRedirectUris)
                .scope(OidcScopes.OPENID)
                .scopes(all -> all.addAll(STAFF_SCOPES))
                .scope(Scopes.SHOP)
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenTimeToLive(CONSOLE_TOKEN_LIFETIME)
                                .build())
                .build();
    }

    /** Its id is its client id, so that saving again updates. */
    private static RegisteredClient.Builder person(String clientId, List<String> redirectUris) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientName(clientId)
                .clientIdIssuedAt(Instant.now())
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(all -> all.addAll(redirectUris))
                .clientSettings(
                        ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build());
    }
}
