package jp.nagaokapay.api.identity.clients;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.api.web.RateLimits.Attempt;
import jp.nagaokapay.web.access.SecurityEvent.Kind;
import jp.nagaokapay.web.access.SecurityEvents;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits wrong secrets and wrongly signed assertions of programs, at every endpoint that takes
 * them: a program in one network, so that a stranger elsewhere locks nobody out, and a network,
 * whatever names it invents. Only what failed is counted; an answer of 401 says so. An app without
 * a secret has none to guess: of its users, who share networks, none can lock the others out.
 */
@Component
@BuiltInIssuer
public class ClientThrottle extends OncePerRequestFilter {
    private static final Set<String> PATHS =
            Set.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke");

    /** What programs that know OAuth alone read of the answer. */
    private static final Map<String, String> OAUTH_ERROR =
            Map.of("error", "temporarily_unavailable");

    private final RateLimits limits;
    private final RegisteredClientRepository clients;
    private final Problems problems;
    private final SecurityEvents events;

    ClientThrottle(
            RateLimits limits,
            RegisteredClientRepository clients,
            Problems problems,
            SecurityEvents events) {
        this.limits = limits;
        this.clients = clients;
        this.problems = problems;
        this.events = events;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !PATHS.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ShownCredentials shown = ShownCredentials.of(request);
        String address = request.getRemoteAddr();
        String program = RateLimits.inNetwork(shown.clientId(), address);
        boolean isGuess = shown.kind() != ShownCredentials.Kind.NONE;
        try {
            if (isGuess) {
                limits.requireFewFailed(Attempt.CLIENT_AUTHENTICATION, address, program);
            }
        } catch (ProblemException tooMany) {
            record("THROTTLED", shown, request);
            problems.write(request, response, tooMany.with(OAUTH_ERROR));
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            if (isGuess) {
                limits.failed(Attempt.CLIENT_AUTHENTICATION, address, program);
            }
            record(shown.kind().name(), shown, request);
        }
    }

    private void record(String reason, ShownCredentials shown, HttpServletRequest request) {
        events.refused(Kind.CLIENT, reason, null, known(shown.clientId()), request);
    }

    /** What nobody is called is not logged: it may be anything. */
    private @Nullable String known(String clientId) {
        return clientId.isBlank() || clients.findByClientId(clientId) == null ? null : clientId;
    }

    /** The issuer's filter chain runs it; the servlet container must not run it for all. */
    @Configuration(proxyBeanMethods = false)
    @BuiltInIssuer
    static class OnlyInTheChain {
        @Bean
        FilterRegistrationBean<ClientThrottle> clientThrottleRegistration(ClientThrottle throttle) {
            FilterRegistrationBean<ClientThrottle> registration =
                    new FilterRegistrationBean<>(throttle);
            registration.setEnabled(false);
            return registration;
        }
    }
}
