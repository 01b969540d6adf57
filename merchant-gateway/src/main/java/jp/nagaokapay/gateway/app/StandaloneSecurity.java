package jp.nagaokapay.gateway.app;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import jp.nagaokapay.web.token.JdbcReplayCache;
import jp.nagaokapay.web.token.ReplayCache;
import jp.nagaokapay.web.token.TokenSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/** Who may come in where; what is not named is denied to everybody. */
@Configuration(proxyBeanMethods = false)
@Import({TokenSecurity.class, TokenDecoderConfiguration.class})
class StandaloneSecurity {
    private static final String[] OPEN = {
        "/actuator/health/**",
        "/actuator/info",
        "/actuator/prometheus",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui.html",
        "/swagger-ui/**"
    };

    @Bean
    SecurityFilterChain doors(HttpSecurity http, TokenSecurity doors) {
        return doors.protect(http)
                .authorizeHttpRequests(requests ->
                        requests
                                // What was let in is not asked again when it ends or fails later.
                                .dispatcherTypeMatchers(
                                        DispatcherType.ASYNC,
                                        DispatcherType.ERROR,
                                        DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/terminal/v1/**")
                                .hasAuthority("SCOPE_terminal")
                                .requestMatchers("/shop/v1/**")
                                .hasAuthority("SCOPE_shop")
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .build();
    }

    /** What may be used once, on whichever node. */
    @Bean
    ReplayCache seenIds(JdbcClient jdbc, Clock clock) {
        return new JdbcReplayCache(jdbc, clock, "gateway.seen_id");
    }

    /** Timing each security filter of each request costs more than the filters themselves. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
