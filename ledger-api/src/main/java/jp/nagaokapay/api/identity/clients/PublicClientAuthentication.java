package jp.nagaokapay.api.identity.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets a public client (one without a secret) use and revoke its refresh token, which is the proof;
 * the client only names itself. The framework accepts public clients with a PKCE code alone.
 */
public final class PublicClientAuthentication
        implements AuthenticationConverter, AuthenticationProvider {
    private static final String REVOCATION = "/oauth2/revoke";

    private final RegisteredClientRepository clients;

    public PublicClientAuthentication(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String clientId = request.getParameter("client_id");
        boolean hasSecret =
                request.getHeader(HttpHeaders.AUTHORIZATION) != null
                        || request.getParameter("client_secret") != null
                        || request.getParameter("client_assertion") != null;
        if (clientId == null || hasSecret || !isForPublicClients(request)) {
            return null;
        }
        return new PublicClient(clientId);
    }

    private static boolean isForPublicClients(HttpServletRequest request) {
        return "refresh_token".equals(request.getParameter("grant_type"))
                || request.getServletPath().equals(REVOCATION);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        RegisteredClient client = clients.findByClientId(authentication.getName());
        if (client == null
                || !client.getClientAuthenticationMethods()
                        .contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return PublicClient.class.isAssignableFrom(authentication);
    }

    /** A type of its own, so that the provider that wants a PKCE code leaves it alone. */
    private static final class PublicClient extends OAuth2ClientAuthenticationToken {
        private static final long serialVersionUID = 1L;

        PublicClient(String clientId) {
            super(clientId, ClientAuthenticationMethod.NONE, null, Map.of());
        }
    }
}
