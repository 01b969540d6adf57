package jp.nagaokapay.gateway.ledger.remote;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.datetime.standard.DateTimeFormatterRegistrar;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/** The client of a ledger elsewhere, from the socket up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RemoteLedgerSettings.class)
public class RemoteLedgerConfiguration {
    private static final String LEDGER = "ledger";
    private static final Authentication OURSELVES =
            new AnonymousAuthenticationToken(
                    "gateway", "gateway", AuthorityUtils.createAuthorityList("ROLE_GATEWAY"));

    @Bean
    LedgerClient ledgerClient(
            RemoteLedgerSettings settings,
            JsonMapper json,
            @Value("${nagaokapay.issuer:}") String issuer) {
        JdkClientHttpRequestFactory requests = requests(settings);
        ErrorResponses answers = new ErrorResponses(json);
        RestClient http =
                RestClient.builder()
                        .baseUrl(settings.url().toString())
                        .requestFactory(requests)
                        .configureMessageConverters(converters ->
                                converters
                                        .registerDefaults()
                                        .withJsonConverter(
                                                new JacksonJsonHttpMessageConverter(json)))
                        .requestInterceptor(tokens(settings, issuer, requests))
                        .requestInterceptor(new PositionRelay())
                        .defaultStatusHandler(
                                HttpStatusCode::isError,
                                (_, response) -> {
                                    throw answers.failure(response);
                                })
                        .build();
        LedgerExchange exchange =
                HttpServiceProxyFactory.builderFor(RestClientAdapter.create(http))
                        .conversionService(isoDates())
                        .build()
                        .createClient(LedgerExchange.class);
        return new RemoteLedgerClient(exchange, settings.callsMax(), settings.callWait());
    }

    private static JdkClientHttpRequestFactory requests(RemoteLedgerSettings settings) {
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(settings.connectTimeout())
                                .executor(Executors.newVirtualThreadPerTaskExecutor())
                                .build());
        requests.setReadTimeout(settings.answerTimeout());
        return requests;
    }

    /** Gets a token when there is none, and a new one a minute before it ends or when refused. */
    private static OAuth2ClientHttpRequestInterceptor tokens(
            RemoteLedgerSettings settings, String issuer, JdkClientHttpRequestFactory requests) {
        ClientRegistrationRepository registrations =
                new InMemoryClientRegistrationRepository(registration(settings));
        OAuth2AuthorizedClientService store =
                new InMemoryOAuth2AuthorizedClientService(registrations);
        var tokens = new RestClientClientCredentialsTokenResponseClient();
        var signature = signature(settings, issuer);
        tokens.addParametersConverter(request -> requireNonNull(signature.convert(request)));
        tokens.setRestClient(
                RestClient.builder()
                        .requestFactory(requests)
                        .configureMessageConverters(converters ->
                                converters
                                        .addCustomConverter(new FormHttpMessageConverter())
                                        .addCustomConverter(
                                                new OAuth2AccessTokenResponseHttpMessageConverter()))
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());
        var provider = new ClientCredentialsOAuth2AuthorizedClientProvider();
        provider.setAccessTokenResponseClient(tokens);
        provider.setClockSkew(Duration.ofMinutes(1));
        var manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, store);
        manager.setAuthorizedClientProvider(provider);
        var interceptor = new OAuth2ClientHttpRequestInterceptor(manager);
        interceptor.setClientRegistrationIdResolver(_ -> LEDGER);
        interceptor.setPrincipalResolver(_ -> OURSELVES);
        interceptor.setAuthorizationFailureHandler(
                OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(store));
        return interceptor;
    }

    /**
     * Signs each request for a token.
     *
     * @param issuer whom it is meant for; empty: the address to which it is sent
     */
    private static NimbusJwtClientAuthenticationParametersConverter<
                    OAuth2ClientCredentialsGrantRequest>
            signature(RemoteLedgerSettings settings, String issuer) {
        JWK key = ClientKey.of(settings);
        var signature =
                new NimbusJwtClientAuthenticationParametersConverter<
                        OAuth2ClientCredentialsGrantRequest>(_ -> key);
        if (!issuer.isEmpty()) {
            signature.setJwtClientAssertionCustomizer(
                    assertion -> assertion.getClaims().audience(List.of(issuer)));
        }
        return signature;
    }

    private static ClientRegistration registration(RemoteLedgerSettings settings) {
        return ClientRegistration.withRegistrationId(LEDGER)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientId(settings.clientId())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .scope(List.of("internal"))
                .tokenUri(settings.url() + "/oauth2/token")
                .build();
    }

    private static DefaultFormattingConversionService isoDates() {
        DefaultFormattingConversionService conversion = new DefaultFormattingConversionService();
        DateTimeFormatterRegistrar iso = new DateTimeFormatterRegistrar();
        iso.setUseIsoFormat(true);
        iso.registerFormatters(conversion);
        return conversion;
    }
}
