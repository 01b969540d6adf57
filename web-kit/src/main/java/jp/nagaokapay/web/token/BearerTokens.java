package jp.nagaokapay.web.token;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Reads the token out of a well-formed header without a regular expression. All else is left to the
 * framework, which refuses what is malformed.
 */
final class BearerTokens implements BearerTokenResolver {
    private static final String SCHEME = "Bearer ";
    private static final String SYMBOLS = "-._~+/";

    private final BearerTokenResolver strict = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                        && authorization.startsWith(SCHEME)
                        && isToken(authorization, SCHEME.length())
                ? authorization.substring(SCHEME.length())
                : strict.resolve(request);
    }

    /** {@code b64token} of RFC 6750, of which access tokens never have the {@code =} at its end. */
    private static boolean isToken(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!((character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || SYMBOLS.indexOf(character) >= 0)) {
                return false;
            }
        }
        return text.length() > start;
    }
}
