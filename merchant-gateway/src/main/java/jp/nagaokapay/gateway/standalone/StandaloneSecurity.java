package jp.nagaokapay.gateway.standalone;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Who may come in where; what is not named is denied. */
@Configuration(proxyBeanMethods = false)
class StandaloneSecurity {
    @Bean
    SecurityFilterChain doors(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/terminal/v1/**")
                                .hasAuthority("SCOPE_terminal")
                                .requestMatchers("/shop/v1/**")
                                .hasAuthority("SCOPE_shop")
                                .requestMatchers(
                                        "/actuator/health/**",
                                        "/actuator/info",
                                        "/actuator/prometheus")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(
            @org.springframework.beans.factory.annotation.Value(
                            "${nagaokapay.ledger.url:http://127.0.0.1:8080}")
                    String ledger) {
        return NimbusJwtDecoder.withJwkSetUri(ledger + "/oauth2/jwks").build();
    }
}
