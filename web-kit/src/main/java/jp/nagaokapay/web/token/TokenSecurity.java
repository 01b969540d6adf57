package jp.nagaokapay.web.token;

import java.time.Clock;
import jp.nagaokapay.web.RealTime;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.stereotype.Component;

/**
 * Protects a filter chain by access tokens: one a request, plain or bound to a key; no session, no
 * CSRF; denials as problems. A process that imports it brings a {@link JwtDecoder}, a {@link
 * ReplayCache} shared by its nodes, and a clock, and says itself which scope opens which path.
 */
@Component
@Import({
    AccessDeniedProblems.class,
    RefusedRequests.class,
    RequestFirewall.class,
    ManagementPort.class
})
public class TokenSecurity {
    private final JwtDecoder tokens;
    private final ReplayCache replays;
    private final Clock clock;
    private final AccessDeniedProblems denied;

    public TokenSecurity(
            JwtDecoder tokens,
            ReplayCache replays,
            @RealTime Clock clock,
            AccessDeniedProblems denied) {
        this.tokens = tokens;
        this.replays = replays;
        this.clock = clock;
        this.denied = denied;
    }

    public HttpSecurity protect(HttpSecurity http) {
        return http.oauth2ResourceServer(server ->
                        server.jwt(jwt ->
                                        jwt.decoder(tokens).authenticationManager(withoutEvents()))
                                .bearerTokenResolver(new BearerTokens())
                                .authenticationEntryPoint(denied)
                                .accessDeniedHandler(denied))
                .addFilterBefore(
                        DpopProofs.filter(tokens, replays, clock, denied),
                        BearerTokenAuthenticationFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(denied).accessDeniedHandler(denied))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
    }

    /** The shared one publishes an event at each request, for which nobody listens. */
    private AuthenticationManager withoutEvents() {
        return new ProviderManager(new JwtAuthenticationProvider(tokens));
    }
}
