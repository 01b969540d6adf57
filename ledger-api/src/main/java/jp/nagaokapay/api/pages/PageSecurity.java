package jp.nagaokapay.api.pages;

import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What the pages may do in a browser. They are open: what they show they ask the APIs for. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    static final String FILES = "/app/assets";

    /**
     * Everything from this address alone. WebAssembly is the reader of codes; the one style in a
     * page is that of the library of accessible parts, told by its digest; pictures that a person
     * chooses to be read are blobs.
     */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"
                    + " style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';"
                    + " img-src 'self' blob:; connect-src 'self'; manifest-src 'self';"
                    + " worker-src 'self'; form-action 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'";

    private static final String PERMISSIONS =
            "camera=(self), screen-wake-lock=(self), geolocation=(), microphone=(), payment=(),"
                    + " usb=(), serial=()";

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) {
        String[] paths =
                Stream.concat(Stream.of(Program.paths()), Stream.of(FILES + "/**"))
                        .toArray(String[]::new);
        return http.securityMatcher(paths)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(HttpMethod.GET, "/**")
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD, "/**")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_POLICY))
                                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                // Said by each file: for ever, or never.
                                .cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .build();
    }
}
