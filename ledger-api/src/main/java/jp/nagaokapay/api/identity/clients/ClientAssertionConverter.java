package jp.nagaokapay.api.identity.clients;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Takes the client's id from the assertion's {@code sub} where the request has no {@code
 * client_id}: RFC 7523 makes it optional, the framework does not. The signature is verified
 * afterwards, as for all.
 */
public final class ClientAssertionConverter implements AuthenticationConverter {
    private static final String JWT_BEARER =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String assertion = request.getParameter("client_assertion");
        if (assertion == null
                || request.getParameter("client_id") != null
                || !JWT_BEARER.equals(request.getParameter("client_assertion_type"))) {
            return null;
        }
        return new OAuth2ClientAuthenticationToken(
                subject(assertion),
                new ClientAuthenticationMethod(JWT_BEARER),
                assertion,
                Map.of());
    }

    private static String subject(String assertion) {
        try {
            String subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject != null && !subject.isBlank()) {
                return subject;
            }
        } catch (ParseException _) {
            // answered below, as for any client that cannot be identified
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
}
