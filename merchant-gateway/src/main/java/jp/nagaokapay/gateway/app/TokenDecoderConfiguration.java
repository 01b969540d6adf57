package jp.nagaokapay.gateway.app;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.web.token.AccessTokenDecoder;
import jp.nagaokapay.web.token.Audience;
import jp.nagaokapay.web.token.CachedJwtDecoder;
import jp.nagaokapay.web.token.RemoteIssuerDecoder;
import jp.nagaokapay.web.token.RevokedTokens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
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
    private static final Set<Audience> SERVED = Set.of(Audience.GATEWAY);

    /**
     * @param otherIssuer the issuer's address where it is not the ledger
     * @param ledger where the ledger is, as this process reaches it
     * @param issuer the ledger's address as it stands in its tokens; empty (in the demo): not
     *     checked
     */
    @Bean
    JwtDecoder jwtDecoder(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String otherIssuer,
            @Value("${nagaokapay.ledger.url:http://127.0.0.1:8081}") URI ledger,
            @Value("${nagaokapay.issuer:}") String issuer,
            LedgerClient client)
            throws MalformedURLException {
        return StringUtils.hasText(otherIssuer)
                ? new CachedJwtDecoder(new RemoteIssuerDecoder(otherIssuer, SERVED))
                : new CachedJwtDecoder(
                        ofLedger(ledger, issuer), new RevokedTokens(new LedgerRevocations(client)));
    }

    private static JwtDecoder ofLedger(URI ledger, String issuer) throws MalformedURLException {
        int patience = (int) PATIENCE.toMillis();
        var keys =
                JWKSourceBuilder.<SecurityContext>create(
                                URI.create(ledger + "/oauth2/jwks").toURL(),
                                new DefaultResourceRetriever(patience, patience, KEYS_BYTES_MAX))
                        .retrying(true)
                        .outageTolerant(KEYS_SERVE_FOR.toMillis())
                        .build();
        return new AccessTokenDecoder(keys, SERVED, issuer);
    }
}
