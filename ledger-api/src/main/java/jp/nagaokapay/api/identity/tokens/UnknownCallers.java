package jp.nagaokapay.api.identity.tokens;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Answers programs that do not say who they are: with a problem that is an error of OAuth too (RFC
 * 6749, 5.2), where the framework's answer is empty.
 */
@Component
@BuiltInIssuer
class UnknownCallers implements AuthenticationEntryPoint {
    private static final String AUTHORIZATION = "/oauth2/authorize";

    private final Problems problems;

    UnknownCallers(Problems problems) {
        this.problems = problems;
    }

    /** Where people are sent to sign in, programs are not told either. */
    static boolean isMeant(HttpServletRequest request) {
        return !AUTHORIZATION.equals(request.getServletPath());
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth2\"");
        problems.write(
                request,
                response,
                ProblemException.of(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED")
                        .with(Map.of("error", OAuth2ErrorCodes.INVALID_CLIENT)));
    }
}
