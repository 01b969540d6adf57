package jp.nagaokapay.api.identity.persons;

import jp.nagaokapay.api.identity.BuiltInIssuer;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.security.SpringSessionBackedSessionRegistry;

/** How persons sign in: a page, a password, a session in the database. */
@Configuration(proxyBeanMethods = false)
@BuiltInIssuer
public class SignInSecurity {
    public static final String PATH = "/login";
    private static final String SIGN_OUT = "/logout";

    /** No scripts, nothing from elsewhere; the page's style is in the page. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain signInPage(HttpSecurity http, SignInThrottle throttle) {
        return http.securityMatcher(PATH, SIGN_OUT)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(form ->
                        form.loginPage(PATH)
                                .defaultSuccessUrl(PATH + "?done")
                                .failureUrl(PATH + "?error"))
                .logout(logout -> logout.logoutUrl(SIGN_OUT).logoutSuccessUrl(PATH + "?bye"))
                .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class)
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    /** A session's id stands in its cookie as it is: decoded, it could bring any byte. */
    @Bean
    DefaultCookieSerializerCustomizer plainSessionIds() {
        return cookies -> cookies.setUseBase64Encoding(false);
    }

    /**
     * The issuer looks sessions up here; the framework's own registry would be one node's memory.
     */
    @Bean
    <S extends Session> SessionRegistry sessionRegistry(
            FindByIndexNameSessionRepository<S> sessions) {
        return new SpringSessionBackedSessionRegistry<>(sessions);
    }
}
