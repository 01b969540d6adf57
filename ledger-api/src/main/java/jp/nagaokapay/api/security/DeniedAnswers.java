package jp.nagaokapay.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jp.nagaokapay.gateway.web.ProblemException;
import jp.nagaokapay.gateway.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** 401 and 403: the challenge of RFC 6750 in the header, a problem document in the body. */
@Component
class DeniedAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler refusal = new BearerTokenAccessDeniedHandler();
    private final Problems problems;

    DeniedAnswers(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException, jakarta.servlet.ServletException {
        challenge.commence(request, response, exception);
        problems.write(
                request, response, ProblemException.of(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED"));
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException exception)
            throws IOException, jakarta.servlet.ServletException {
        refusal.handle(request, response, exception);
        problems.write(request, response, ProblemException.of(HttpStatus.FORBIDDEN, "FORBIDDEN"));
    }
}
