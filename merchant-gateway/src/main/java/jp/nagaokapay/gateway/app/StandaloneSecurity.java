package jp.nagaokapay.gateway.app;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import jp.nagaokapay.web.RealTime;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.token.JdbcReplayCache;
import jp.nagaokapay.web.token.ReplayCache;
import jp.nagaokapay.web.token.TokenSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/** Which scope opens which path; every other path is denied. */
@Configuration(proxyBeanMethods = false)
@Import({TokenSecurity.class, TokenDecoderConfiguration.class})
class StandaloneSecurity {
    /** The first of them is, live, at a port that the public does not reach. */
    private static final String[] OPEN = {"/actuator/**", "/livez", "/readyz"};

    /** Where the demo runs, open too. */
    private static final String[] DOCUMENT = {
        "/", "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui.html", "/swagger-ui/**"
    };

    /** What who works at a shop may see too. */
    static final String[] CLERKS = {"/shop/v1/payments", "/shop/v1/qr-codes/*"};

    @Bean
    SecurityFilterChain shopInterface(
            HttpSecurity http, TokenSecurity tokens, Environment environment) {
        return tokens.protect(http)
                .authorizeHttpRequests(requests -> {
                    // A request that was let in is not checked again when it ends or fails later.
                    requests.dispatcherTypeMatchers(
                                    DispatcherType.ASYNC,
                                    DispatcherType.ERROR,
                                    DispatcherType.FORWARD)
                            .permitAll()
                            .requestMatchers("/terminal/v1/**")
                            .hasAuthority("SCOPE_terminal")
                            .requestMatchers(HttpMethod.GET, CLERKS)
                            .hasAnyAuthority("SCOPE_shop", "SCOPE_shop:clerk")
                            .requestMatchers("/shop/v1/**")
                            .hasAuthority("SCOPE_shop")
                            .requestMatchers(OPEN)
                            .permitAll();
                    if (Demo.isOn(environment)) {
                        requests.requestMatchers(DOCUMENT).permitAll();
                    }
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    /** Proofs of keys that were used, shared by all nodes. */
    @Bean
    ReplayCache replayCache(JdbcClient jdbc, @RealTime Clock clock) {
        return new JdbcReplayCache(jdbc, clock, "gateway.replay_cache");
    }

    /** Timing each security filter of each request costs more than the filters themselves. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
