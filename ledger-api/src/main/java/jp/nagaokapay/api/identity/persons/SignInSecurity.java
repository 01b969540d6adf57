package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.key.StoredKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.security.SpringSessionBackedSessionRegistry;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;

/** How persons sign in: a page, a password, a session in the database. */
@Configuration(proxyBeanMethods = false)
@BuiltInIssuer
public class SignInSecurity {
    public static final String PATH = "/login";
    private static final String SIGN_OUT = "/logout";
    private static final RequestMatcher PAGES = pages();

    /** No scripts, nothing from elsewhere; the page's style is in the page. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain signInPage(
            HttpSecurity http,
            SignInThrottle throttle,
            KnownDevices devices,
            @Value("${server.servlet.session.cookie.secure:false}") boolean secureCookies) {
        return http.securityMatcher(PATH, PasswordPage.PATH, SIGN_OUT)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(form ->
                        form.loginPage(PATH)
                                .successHandler((request, response, person) -> {
                                    throttle.forgive(request);
                                    devices.remember(person.getName(), request, response);
                                    response.sendRedirect(
                                            PendingAuthorization.take(request, response)
                                                    .orElse(LoginNotice.DONE.address()));
                                })
                                .failureHandler((request, response, failure) -> {
                                    if (failure instanceof CredentialsExpiredException) {
                                        throttle.forgive(request);
                                        response.sendRedirect(
                                                LoginNotice.FIRST.addressAt(PasswordPage.PATH));
                                    } else {
                                        response.sendRedirect(LoginNotice.ERROR.address());
                                    }
                                }))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfInCookie(secureCookies)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(logout ->
                        logout.logoutUrl(SIGN_OUT).logoutSuccessUrl(LoginNotice.BYE.address()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(SignInSecurity::stale))
                .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class)
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    /** Not in a session: whoever only looks at the page would leave one behind. */
    private static CookieCsrfTokenRepository csrfInCookie(boolean secure) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("CSRF");
        tokens.setCookieCustomizer(cookie -> {
            cookie.sameSite("Lax");
            if (secure) {
                cookie.secure(true);
            }
        });
        return tokens;
    }

    /** A form without its token: a page whose browser has closed meanwhile. */
    private static void stale(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (isFromPage(request)) {
            response.sendRedirect(LoginNotice.EXPIRED.address());
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Whether a person reads the answer, and not a program. */
    static boolean isFromPage(HttpServletRequest request) {
        return PAGES.matches(request);
    }

    private static RequestMatcher pages() {
        MediaTypeRequestMatcher pages = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        pages.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return pages;
    }

    /** A session's id stands in its cookie as it is: decoded, it could bring any byte. */
    @Bean
    DefaultCookieSerializerCustomizer plainSessionIds() {
        return cookies -> cookies.setUseBase64Encoding(false);
    }

    @Bean
    CookieHttpSessionIdResolver sessionCookies(CookieSerializer cookies) {
        CookieHttpSessionIdResolver ids = new CookieHttpSessionIdResolver();
        ids.setCookieSerializer(cookies);
        return ids;
    }

    @Bean
    @Primary
    HttpSessionIdResolver sealedSessionIds(CookieHttpSessionIdResolver cookies, StoredKeys keys) {
        return new SealedSessionIds(cookies, keys);
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
