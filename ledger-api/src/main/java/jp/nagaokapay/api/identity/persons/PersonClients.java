package jp.nagaokapay.api.identity.persons;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
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
 * @param walletAppRedirectUris where a resident's sign-in may end; not set: the app that comes with
 *     this program
 * @param consoleRedirectUris where a staff member's sign-in may end; likewise
 */
@ConfigurationProperties("nagaokapay.clients")
public record PersonClients(
        @Nullable List<String> walletAppRedirectUris, @Nullable List<String> consoleRedirectUris) {
    static final String WALLET_APP = "wallet-app";
    static final String CONSOLE = "console";

    private static final List<String> WALLET_APP_PATHS = List.of("/app/wallet/callback");
    private static final List<String> CONSOLE_PATHS =
            List.of(
                    "/app/console/callback",
                    "/console/callback",
                    "/app/shop/callback",
                    "/app/desk/callback");

    private static final Duration WALLET_TOKEN_LIFETIME = Duration.ofMinutes(30);
    private static final Duration WALLET_REFRESH_LIFETIME = Duration.ofDays(30);
    private static final Duration CONSOLE_TOKEN_LIFETIME = Duration.ofMinutes(15);

    /**
     * @param addresses of the program, as browsers see it; none while nobody has said one: then
     *     nobody can sign in unless redirect URIs are set
     * @param demo whether a sign-in may end at a loopback address: whatever listens there on
     *     somebody's machine gets the code
     */
    public void saveTo(
            RegisteredClientRepository clients, Collection<String> addresses, boolean demo) {
        List<String> wallet = or(walletAppRedirectUris, addresses, WALLET_APP_PATHS);
        List<String> console = or(consoleRedirectUris, addresses, CONSOLE_PATHS);
        if (!demo) {
            Stream.of(walletAppRedirectUris, consoleRedirectUris)
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .forEach(PersonClients::requireRemote);
        }
        save(clients, walletApp(wallet));
        save(clients, console(console));
    }

    private static List<String> or(
            @Nullable List<String> configured, Collection<String> addresses, List<String> paths) {
        return configured == null
                ? addresses.stream()
                        .map(address -> address.replaceFirst("/$", ""))
                        .flatMap(address -> paths.stream().map(path -> address + path))
                        .toList()
                : configured;
    }

    private static void requireRemote(String redirectUri) {
        String host = URI.create(redirectUri).getHost();
        if (host != null && isLoopback(host.toLowerCase(Locale.ROOT))) {
            throw new StartRefused(
                    "A sign-in ends at a loopback address in the demo only, not at " + redirectUri,
                    "Set nagaokapay.clients.wallet-app-redirect-uris and"
                            + " nagaokapay.clients.console-redirect-uris to addresses of the"
                            + " programs, or leave them out.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return host.equals("localhost") || host.endsWith(".localhost");
        }
    }

    /** When another node that starts now was first, the second time is an update. */
    private static void save(RegisteredClientRepository clients, RegisteredClient client) {
        try {
            clients.save(client);
        } catch (DuplicateKeyException | IllegalArgumentException anotherWasFirst) {
            clients.save(client);
        }
    }

    private static RegisteredClient walletApp(List<String> redirectUris) {
        return person(WALLET_APP, redirectUris)
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

    private static RegisteredClient console(List<String> redirectUris) {
        return person(CONSOLE, redirectUris)
                .scope(OidcScopes.OPENID)
                .scopes(all -> all.addAll(Scopes.STAFF))
                .scope(Scopes.SHOP)
                .scope(Scopes.SHOP_CLERK)
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenTimeToLive(CONSOLE_TOKEN_LIFETIME)
                                .build())
                .build();
    }

    /**
     * Its id is its client id, so that saving again updates. Without an address to end at no
     * sign-in begins.
     */
    private static RegisteredClient.Builder person(String clientId, List<String> redirectUris) {
        AuthorizationGrantType grant =
                redirectUris.isEmpty()
                        ? AuthorizationGrantType.REFRESH_TOKEN
                        : AuthorizationGrantType.AUTHORIZATION_CODE;
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientName(clientId)
                .clientIdIssuedAt(Instant.now())
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(grant)
                .redirectUris(all -> all.addAll(redirectUris))
                .clientSettings(
                        ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build());
    }
}
