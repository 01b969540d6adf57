package jp.nagaokapay.web.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Decodes access tokens of the ledger's own issuer (RFC 9068): of their type, so that nothing else
 * that it signed is taken for one, and meant for this program.
 */
public final class AccessTokenDecoder implements JwtDecoder {
    /** The {@code typ} in their header. */
    public static final String TYPE = "at+jwt";

    private final NimbusJwtDecoder decoder;

    /**
     * @param keys the issuer's
     * @param served what this program serves
     * @param issuer as it stands in its tokens; empty: not looked at
     */
    public AccessTokenDecoder(
            JWKSource<SecurityContext> keys, Set<Audience> served, String issuer) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // the validators check the claims
        decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(served, issuer));
    }

    private static OAuth2TokenValidator<Jwt> validator(Set<Audience> served, String issuer) {
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>();
        all.add(new JwtTimestampValidator());
        all.add(Audience.validator(served));
        if (!issuer.isBlank()) {
            all.add(new JwtIssuerValidator(issuer));
        }
        return new DelegatingOAuth2TokenValidator<>(all);
    }

    @Override
    public Jwt decode(String token) {
        return decoder.decode(token);
    }
}
