package jp.nagaokapay.web.token;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * The port for operators, where it is one of its own, has what they look at and nothing else.
 * Whoever reaches it needs no token; without this, sign-in and the issuer of tokens would answer
 * there too, for the server runs the same filters at both ports.
 */
@Configuration(proxyBeanMethods = false)
class ManagementPort {
    private static final String NAMESPACE = "management";
    private static final int NONE = -1;

    private volatile int port = NONE;

    /** Where there is one port, none of that name begins to listen. */
    @EventListener
    void begins(WebServerInitializedEvent server) {
        if (NAMESPACE.equals(server.getApplicationContext().getServerNamespace())) {
            port = server.getWebServer().getPort();
        }
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(request -> request.getLocalPort() == port)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(
                                new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }
}
