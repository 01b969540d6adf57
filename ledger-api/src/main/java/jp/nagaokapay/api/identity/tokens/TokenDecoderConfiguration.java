package jp.nagaokapay.api.identity.tokens;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Set;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.start.LiveStart;
import jp.nagaokapay.web.token.AccessTokenDecoder;
import jp.nagaokapay.web.token.Audience;
import jp.nagaokapay.web.token.CachedJwtDecoder;
import jp.nagaokapay.web.token.RemoteIssuerDecoder;
import jp.nagaokapay.web.token.RevokedTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.StringUtils;

/** Accepts the built-in issuer's tokens, or those of the one other issuer that is configured. */
@Configuration(proxyBeanMethods = false)
class TokenDecoderConfiguration {
    /** A gateway is in this process too. */
    private static final Set<Audience> SERVED = Set.of(Audience.values());

    @Bean
    JwtDecoder jwtDecoder(
            Environment environment,
            ObjectProvider<JWKSource<SecurityContext>> ownKeys,
            ObjectProvider<RevocationList> revoked) {
        String otherIssuer = environment.getProperty(BuiltInIssuer.OTHER);
        return StringUtils.hasText(otherIssuer)
                ? new CachedJwtDecoder(new RemoteIssuerDecoder(otherIssuer, SERVED))
                : new CachedJwtDecoder(
                        new AccessTokenDecoder(
                                ownKeys.getObject(),
                                SERVED,
                                environment.getProperty(LiveStart.ISSUER, "")),
                        new RevokedTokens(revoked.getObject()::read));
    }
}
