package jp.nagaokapay.api.identity.tokens;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.web.token.CachedJwtDecoder;
import jp.nagaokapay.web.token.RemoteIssuerDecoder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.StringUtils;

/** Accepts the built-in issuer's tokens, or those of the one other issuer that is configured. */
@Configuration(proxyBeanMethods = false)
class TokenDecoderConfiguration {

    @Bean
    JwtDecoder jwtDecoder(
            Environment environment,
            ObjectProvider<JWKSource<SecurityContext>> ownKeys,
            ObjectProvider<RevokedTokens> revoked) {
        String otherIssuer = environment.getProperty(BuiltInIssuer.OTHER);
        return StringUtils.hasText(otherIssuer)
                ? new CachedJwtDecoder(new RemoteIssuerDecoder(otherIssuer))
                : new CachedJwtDecoder(
                        OAuth2AuthorizationServerConfiguration.jwtDecoder(ownKeys.getObject()),
                        revoked.getObject());
    }
}
