package jp.nagaokapay.gateway.app;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import jp.nagaokapay.web.token.CachedJwtDecoder;
import jp.nagaokapay.web.token.RemoteIssuerDecoder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.StringUtils;

/**
 * Whose tokens are accepted: the ledger's own, checked with its keys, or those of another issuer.
 * Keys once read are used while the ledger is away.
 */
@Configuration(proxyBeanMethods = false)
class TokenDecoderConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration KEYS_SERVE_FOR = Duration.ofHours(12);
    private static final int KEYS_BYTES_MAX = 100_000;

    /**
     * @param otherIssuer the issuer's address where it is not the ledger
     * @param ledger where the ledger is, as this process reaches it
     * @param issuer the ledger's address as it stands in its tokens; empty (in the demo): not
     *     checked
     */
    @Bean
    JwtDecoder jwtDecoder(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String otherIssuer,
            @Value("${nagaokapay.ledger.url:http://127.0.0.1:8080}") URI ledger,
            @Value("${nagaokapay.issuer:}") String issuer)
            throws MalformedURLException {
        return new CachedJwtDecoder(
                StringUtils.hasText(otherIssuer)
                        ? new RemoteIssuerDecoder(otherIssuer)
                        : ofLedger(ledger, validator(issuer)));
    }

    private static JwtDecoder ofLedger(URI ledger, OAuth2TokenValidator<Jwt> validator)
            throws MalformedURLException {
        int patience = (int) PATIENCE.toMillis();
        var keys =
                JWKSourceBuilder.<SecurityContext>create(
                                URI.create(ledger + "/oauth2/jwks").toURL(),
                                new DefaultResourceRetriever(patience, patience, KEYS_BYTES_MAX))
                        .retrying(true)
                        .outageTolerant(KEYS_SERVE_FOR.toMillis())
                        .build();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer) {
        return StringUtils.hasText(issuer)
                ? JwtValidators.createDefaultWithIssuer(issuer)
                : JwtValidators.createDefault();
    }
}
