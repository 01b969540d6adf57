package jp.nagaokapay.api.identity;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.api.identity.AccessTable.Row;
import jp.nagaokapay.api.register.PreparedPasswordEncoder;
import jp.nagaokapay.api.web.RateLimitSettings;
import jp.nagaokapay.web.RealTime;
import jp.nagaokapay.web.access.FixedPaths;
import jp.nagaokapay.web.token.JdbcReplayCache;
import jp.nagaokapay.web.token.ReplayCache;
import jp.nagaokapay.web.token.TokenSecurity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The APIs' filter chain: a bearer token for each request, no session, no CSRF, and the {@link
 * AccessTable}. It has the lowest precedence: paths of sign-in and tokens have chains of their own.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitSettings.class)
@Import(TokenSecurity.class)
class ApiSecurity {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain api(HttpSecurity http, TokenSecurity api, Environment environment) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        return api.protect(http)
                .authorizeHttpRequests(requests -> {
                    // A request that was authorised is not checked again at its async or error
                    // dispatch.
                    requests.dispatcherTypeMatchers(
                                    DispatcherType.ASYNC,
                                    DispatcherType.ERROR,
                                    DispatcherType.FORWARD)
                            .permitAll();
                    allow(requests, AccessTable.ROWS);
                    if (demo) {
                        allow(requests, AccessTable.DEMO_ROWS);
                    }
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    /** What sign-in and the issuer of tokens answer without a controller. */
    @Bean
    FixedPaths identityPaths() {
        return new FixedPaths(
                Set.of(
                        "/login",
                        "/logout",
                        "/login/webauthn",
                        "/webauthn/authenticate/options",
                        "/webauthn/register",
                        "/webauthn/register/options",
                        "/oauth2/authorize",
                        "/oauth2/token",
                        "/oauth2/introspect",
                        "/oauth2/revoke",
                        "/oauth2/jwks",
                        "/userinfo",
                        "/connect/logout",
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server"));
    }

    /** Ids that may be used once ({@code jti}), on whichever node. */
    @Bean
    ReplayCache replayCache(JdbcClient jdbc, @RealTime Clock clock) {
        return new JdbcReplayCache(jdbc, clock, "replay_cache");
    }

    /** For passwords that people choose: slow on purpose. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new PreparedPasswordEncoder(
                PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    /** Timing each security filter of each request costs more than the filters themselves. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    private static void allow(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests,
            List<Row> rows) {
        for (Row row : rows) {
            var path = requests.requestMatchers(row.method(), row.path());
            if (row.isOpen()) {
                path.permitAll();
            } else {
                path.hasAnyAuthority(row.authorities());
            }
        }
    }
}
