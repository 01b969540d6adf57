package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.key.StoredKeys;
import jp.nagaokapay.api.web.HtmlPage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
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

/** How persons sign in: pages, a password or a passkey, a session in the database. */
@Configuration(proxyBeanMethods = false)
@BuiltInIssuer
public class SignInSecurity {
    public static final String PATH = "/login";
    private static final String SIGN_OUT = "/logout";
    private static final RequestMatcher PAGES = pages();

    @Bean
    @Order(2)
    SecurityFilterChain signInPage(
            HttpSecurity http,
            PasswordSignIn passwords,
            SignInThrottle throttle,
            SecondSteps steps,
            CompletedSignIn completed,
            @Value("${server.servlet.session.cookie.secure:false}") boolean secureCookies) {
        return http.securityMatcher(PATH, PATH + "/**", SIGN_OUT)
                .authenticationManager(passwords.manager())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(form ->
                        form.loginPage(PATH)
                                .successHandler((request, response, person) -> {
                                    throttle.forgive(request);
                                    response.sendRedirect(
                                            completed.goOn(person.getName(), request, response));
                                })
                                .failureHandler((request, response, failure) -> {
                                    if (failure instanceof AccountStatusException) {
                                        throttle.forgive(request);
                                    }
                                    if (failure instanceof SecondFactorAsked asked) {
                                        steps.begin(asked.person(), request, response);
                                    }
                                    response.sendRedirect(afterFailure(failure));
                                }))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfInCookie(secureCookies)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(logout ->
                        logout.logoutUrl(SIGN_OUT).logoutSuccessUrl(LoginNotice.BYE.address()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(SignInSecurity::stale))
                .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class)
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(HtmlPage.CONTENT_POLICY)))
                .build();
    }

    /** An account's status is told only to whoever gave the right password. */
    private static String afterFailure(AuthenticationException failure) {
        return switch (failure) {
            case SecondFactorAsked _ -> SecondFactorPage.PATH;
            case AccountStopped _ -> LoginNotice.STOPPED.address();
            case PasswordLapsed _ -> LoginNotice.LAPSED.address();
            case CredentialsExpiredException _ -> LoginNotice.FIRST.addressAt(PasswordPage.PATH);
            default -> LoginNotice.ERROR.address();
        };
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
