package jp.nagaokapay.api.identity.tokens;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.api.key.StoredKey;
import jp.nagaokapay.api.key.StoredKeys;
import org.springframework.stereotype.Component;

/**
 * The keys that sign tokens. The current one comes first; the one that will follow it is shown too,
 * so that others know it in time, and those before it verify what they signed.
 */
@Component
@BuiltInIssuer
class SigningKeys implements JWKSource<SecurityContext> {
    private static final int READ_MAX = 100;

    private final StoredKeys keys;

    /** By the text that is stored, for reading one takes a millisecond. */
    private final LoadingCache<String, JWK> parsed =
            Caffeine.newBuilder().maximumSize(READ_MAX).build(SigningKeys::parse);

    SigningKeys(StoredKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        List<JWK> all = keys.all(KeyPurpose.SIGNING).stream().map(this::jwk).toList();
        return selector.select(new JWKSet(all));
    }

    /** The key that signs, of those that could. */
    JWK current(List<JWK> candidates) {
        return candidates.getFirst();
    }

    private JWK jwk(StoredKey key) {
        return Objects.requireNonNull(parsed.get(new String(key.secret(), StandardCharsets.UTF_8)));
    }

    private static JWK parse(String jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is unreadable", e);
        }
    }
}
