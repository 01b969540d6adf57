package jp.nagaokapay.api.identity.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys that sign tokens, from the database: all nodes share them, a restart keeps them. The
 * first node that finds none makes one; the database lets only one of several win. The current key
 * comes first, retired ones behind it still verify what they signed.
 */
@Component
@BuiltInIssuer
class SigningKeys implements JWKSource<SecurityContext> {
    private static final int RSA_BITS = 2048;

    private final JWKSet keys;

    SigningKeys(JdbcClient jdbc) {
        List<JWK> stored = read(jdbc);
        if (stored.isEmpty()) {
            JWK made = make();
            jdbc.sql("INSERT INTO signing_key (kid, jwk) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .param(made.getKeyID())
                    .param(made.toJSONString())
                    .update();
            stored = read(jdbc);
        }
        keys = new JWKSet(stored);
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(keys);
    }

    /** The key that signs, of those that could. */
    JWK current(List<JWK> candidates) {
        return candidates.getFirst();
    }

    private static List<JWK> read(JdbcClient jdbc) {
        return jdbc
                .sql(
                        """
                        SELECT jwk FROM signing_key
                         ORDER BY retired_at DESC NULLS FIRST, created_at DESC
                        """)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .map(SigningKeys::parse)
                .toList();
    }

    private static JWK parse(String jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is unreadable", e);
        }
    }

    private static JWK make() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
