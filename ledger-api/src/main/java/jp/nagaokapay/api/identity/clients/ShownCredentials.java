package jp.nagaokapay.api.identity.clients;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * As whom a program presents itself, and by what; nothing of it is verified yet.
 *
 * @param clientId empty when the request names nobody
 */
record ShownCredentials(String clientId, Kind kind) {
    private static final String BASIC = "Basic ";

    /** By what a program shows that it is itself. */
    enum Kind {
        SECRET,
        ASSERTION,
        NONE
    }

    static ShownCredentials of(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null
                && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new ShownCredentials(
                    userOf(authorization.substring(BASIC.length())), Kind.SECRET);
        }
        String named = orEmpty(request.getParameter("client_id"));
        String assertion = request.getParameter("client_assertion");
        if (assertion != null) {
            return new ShownCredentials(
                    named.isEmpty() ? subjectOf(assertion) : named, Kind.ASSERTION);
        }
        return new ShownCredentials(
                named, request.getParameter("client_secret") == null ? Kind.NONE : Kind.SECRET);
    }

    private static String userOf(String basic) {
        try {
            String text =
                    new String(Base64.getDecoder().decode(basic.strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return URLDecoder.decode(
                    colon < 0 ? text : text.substring(0, colon), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String subjectOf(String assertion) {
        try {
            return orEmpty(SignedJWT.parse(assertion).getJWTClaimsSet().getSubject());
        } catch (ParseException e) {
            return "";
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
