package jp.nagaokapay.api.identity.tokens;

import java.util.List;
import java.util.Set;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.clients.ClientAssertionConverter;
import jp.nagaokapay.api.identity.clients.ClientAssertionDecoders;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.api.identity.clients.ClientThrottle;
import jp.nagaokapay.api.identity.clients.PublicClientAuthentication;
import jp.nagaokapay.api.identity.persons.DemoAddresses;
import jp.nagaokapay.api.identity.persons.PendingAuthorization;
import jp.nagaokapay.api.identity.persons.PersonClients;
import jp.nagaokapay.api.identity.persons.SignInSecurity;
import jp.nagaokapay.web.start.Demo;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.util.StringUtils;

/**
 * The built-in issuer of tokens, in the order in which a request meets it: the endpoints, who the
 * clients are, what was granted, what a token says.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonClients.class)
@BuiltInIssuer
class AuthorizationServer {
    @Bean
    @Order(1)
    SecurityFilterChain tokens(
            HttpSecurity http,
            RegisteredClientRepository clients,
            ClientAssertionDecoders assertions,
            SingleUseGrants singleUse,
            ClientThrottle throttle,
            UnknownCallers unknown) {
        PublicClientAuthentication publicClients = new PublicClientAuthentication(clients);
        MediaTypeRequestMatcher browser = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        browser.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.oauth2AuthorizationServer(
                        server -> {
                            http.securityMatcher(server.getEndpointsMatcher());
                            server.oidc(Customizer.withDefaults())
                                    .clientAuthentication(client ->
                                            client.authenticationConverter(publicClients)
                                                    .authenticationConverter(
                                                            new ClientAssertionConverter())
                                                    .authenticationProvider(publicClients)
                                                    .authenticationProviders(all ->
                                                            all.forEach(provider ->
                                                                    adjust(provider, assertions))))
                                    .authorizationEndpoint(endpoint ->
                                            endpoint.authorizationRequestConverter(
                                                            GrantedScopes.forPersons(clients))
                                                    .authenticationProviders(all ->
                                                            all.forEach(provider ->
                                                                    adjust(provider, assertions))))
                                    .tokenEndpoint(endpoint ->
                                            endpoint.accessTokenRequestConverter(
                                                            GrantedScopes.forMachines())
                                                    .authenticationProviders(singleUse::guard));
                        })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(throttle, AbstractPreAuthenticatedProcessingFilter.class)
                .requestCache(pending -> pending.requestCache(new PendingAuthorization()))
                .exceptionHandling(handling ->
                        handling.defaultAuthenticationEntryPointFor(
                                        new LoginUrlAuthenticationEntryPoint(SignInSecurity.PATH),
                                        browser)
                                .defaultAuthenticationEntryPointFor(
                                        unknown, UnknownCallers::isMeant))
                .build();
    }

    /**
     * @param issuer as clients see it; empty (in the demo): whatever address they came by
     */
    @Bean
    AuthorizationServerSettings authorizationServerSettings(
            @Value("${nagaokapay.issuer:}") String issuer) {
        AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder();
        return (StringUtils.hasText(issuer) ? settings.issuer(issuer) : settings).build();
    }

    @Bean
    RegisteredClientRepository registeredClients(
            JdbcTemplate jdbc,
            PersonClients persons,
            AuthorizationServerSettings settings,
            Environment environment) {
        JdbcRegisteredClientRepository clients = new JdbcRegisteredClientRepository(jdbc);
        boolean demo = Demo.isOn(environment);
        persons.saveTo(
                clients, demo ? DemoAddresses.of(environment) : own(settings.getIssuer()), demo);
        return clients;
    }

    private static List<String> own(@Nullable String issuer) {
        return StringUtils.hasText(issuer) ? List.of(issuer) : List.of();
    }

    @Bean
    OAuth2AuthorizationService authorizations(
            JdbcTemplate jdbc, RegisteredClientRepository clients) {
        return new DigestedGrants(
                new JdbcOAuth2AuthorizationService(jdbc, clients), new GrantDevices(jdbc));
    }

    @Bean
    OAuth2TokenGenerator<?> tokenGenerator(SigningKeys keys, TokenClaims claims) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(keys::current);
        JwtGenerator jwts = new JwtGenerator(encoder);
        jwts.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(jwts, new RotatingRefreshTokens());
    }

    private static void adjust(
            AuthenticationProvider provider, ClientAssertionDecoders assertions) {
        switch (provider) {
            case ClientSecretAuthenticationProvider secrets ->
                    secrets.setPasswordEncoder(ClientSecrets.encoder());
            case JwtClientAssertionAuthenticationProvider signed ->
                    signed.setJwtDecoderFactory(assertions);
            case OAuth2AuthorizationCodeRequestAuthenticationProvider codes ->
                    codes.setAuthenticationValidator(
                            new OAuth2AuthorizationCodeRequestAuthenticationValidator()
                                    .andThen(GrantedScopes::requireSome));
            default -> {
                // left as the framework made it
            }
        }
    }
}
