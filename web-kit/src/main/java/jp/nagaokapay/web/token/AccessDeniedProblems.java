package jp.nagaokapay.web.token;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.DPoPAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * 401 and 403: the challenge of RFC 6750, or of RFC 9449 for who came with a proof, in the header;
 * a problem document in the body. 503 when it is not the caller's fault.
 */
@Component
class AccessDeniedProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final AuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();
    private final AuthenticationEntryPoint dpop = new DPoPAuthenticationEntryPoint();
    private final AccessDeniedHandler refusal = new BearerTokenAccessDeniedHandler();
    private final Problems problems;
    private final RefusedRequests refused;

    AccessDeniedProblems(Problems problems, RefusedRequests refused) {
        this.problems = problems;
        this.refused = refused;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException, ServletException {
        if (exception instanceof IssuerUnavailable
                || exception instanceof AuthenticationServiceException) {
            problems.write(
                    request,
                    response,
                    ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE")
                            .retryAfter(RETRY_AFTER));
            return;
        }
        refused.unauthenticated(request, exception);
        (DpopProofs.comesWith(request) ? dpop : bearer).commence(request, response, exception);
        problems.write(
                request, response, ProblemException.of(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED"));
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException exception)
            throws IOException, ServletException {
        refused.denied(request, exception);
        refusal.handle(request, response, exception);
        problems.write(request, response, ProblemException.of(HttpStatus.FORBIDDEN, "FORBIDDEN"));
    }
}
