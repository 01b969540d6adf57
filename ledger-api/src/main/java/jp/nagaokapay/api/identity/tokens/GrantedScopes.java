package jp.nagaokapay.api.identity.tokens;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Which scopes a request gets: all of the client's when it names none (the framework would grant
 * none), and for a person never more than the person has, whatever the client may ask for.
 */
final class GrantedScopes {
    private static final String AUTHORITY = "SCOPE_";

    private GrantedScopes() {}

    static AuthenticationConverter forMachines() {
        AuthenticationConverter request = new OAuth2ClientCredentialsAuthenticationConverter();
        return http ->
                request.convert(http) instanceof OAuth2ClientCredentialsAuthenticationToken asked
                        ? withDefault(asked)
                        : null;
    }

    static AuthenticationConverter forPersons(RegisteredClientRepository clients) {
        AuthenticationConverter request =
                new OAuth2AuthorizationCodeRequestAuthenticationConverter();
        return http ->
                request.convert(http)
                                instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked
                        ? narrowed(asked, clients.findByClientId(asked.getClientId()))
                        : null;
    }

    /** Refuses a person to whom the client's scopes leave nothing; a check of the framework's. */
    static void requireSome(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (request.getPrincipal() instanceof Authentication person
                && isSignedIn(person)
                && request.getScopes().stream().allMatch(OidcScopes.OPENID::equals)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(
                            OAuth2ErrorCodes.ACCESS_DENIED,
                            "this person has nothing to do here",
                            null),
                    withRedirectUri(request, context.getRegisteredClient()));
        }
    }

    private static OAuth2ClientCredentialsAuthenticationToken withDefault(
            OAuth2ClientCredentialsAuthenticationToken asked) {
        if (asked.getScopes().isEmpty()
                && asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                && client.getRegisteredClient() != null) {
            return new OAuth2ClientCredentialsAuthenticationToken(
                    client,
                    client.getRegisteredClient().getScopes(),
                    asked.getAdditionalParameters());
        }
        return asked;
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationToken narrowed(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            @Nullable RegisteredClient client) {
        if (client == null || !(asked.getPrincipal() instanceof Authentication person)) {
            return asked;
        }
        Set<String> scopes =
                new LinkedHashSet<>(
                        asked.getScopes().isEmpty() ? client.getScopes() : asked.getScopes());
        if (isSignedIn(person) && client.getScopes().containsAll(scopes)) {
            scopes.retainAll(scopesOf(person));
        }
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                person,
                asked.getRedirectUri(),
                asked.getState(),
                scopes,
                asked.getAdditionalParameters());
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationToken withRedirectUri(
            OAuth2AuthorizationCodeRequestAuthenticationToken request, RegisteredClient client) {
        String redirectUri = request.getRedirectUri();
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getAuthorizationUri(),
                request.getClientId(),
                (Authentication) request.getPrincipal(),
                redirectUri == null ? client.getRedirectUris().iterator().next() : redirectUri,
                request.getState(),
                request.getScopes(),
                request.getAdditionalParameters());
    }

    private static Set<String> scopesOf(Authentication person) {
        return person.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith(AUTHORITY))
                .map(authority -> authority.substring(AUTHORITY.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isSignedIn(Authentication person) {
        return person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken);
    }
}
