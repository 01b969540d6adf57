package jp.nagaokapay.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Decodes each token once: checking a signature takes a tenth of the CPU of a payment. A token is
 * kept until it expires; one that is refused is never kept.
 */
final class CachedJwtDecoder implements JwtDecoder {
    static final int TOKENS_MAX = 20_000;

    private final JwtDecoder decoder;
    private final Cache<String, Jwt> decoded =
            Caffeine.newBuilder()
                    .maximumSize(TOKENS_MAX)
                    .expireAfter(Expiry.<String, Jwt>creating((_, jwt) -> lifetime(jwt)))
                    .build();

    CachedJwtDecoder(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = decoded.getIfPresent(token);
        if (known != null) {
            return known;
        }
        Jwt jwt = decoder.decode(token);
        decoded.put(token, jwt);
        return jwt;
    }

    private static Duration lifetime(Jwt jwt) {
        Instant expiresAt = jwt.getExpiresAt();
        return expiresAt == null ? Duration.ZERO : Duration.between(Instant.now(), expiresAt);
    }
}
