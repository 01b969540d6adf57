package jp.nagaokapay.web.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Decodes each token once: checking a signature takes a tenth of the CPU of a payment. A token is
 * kept until it expires; one that is refused is never kept. An issuer that cannot be asked makes a
 * token {@linkplain IssuerUnavailable unclear}, not bad.
 */
public final class CachedJwtDecoder implements JwtDecoder {
    static final int TOKENS_MAX = 20_000;

    private final JwtDecoder decoder;
    private final Cache<String, Jwt> decoded =
            Caffeine.newBuilder()
                    .maximumSize(TOKENS_MAX)
                    .expireAfter(Expiry.<String, Jwt>creating((_, jwt) -> lifetime(jwt)))
                    .build();

    public CachedJwtDecoder(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = decoded.getIfPresent(token);
        if (known != null) {
            return known;
        }
        Jwt jwt = decodeNow(token);
        decoded.put(token, jwt);
        return jwt;
    }

    private Jwt decodeNow(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException | JwtDecoderInitializationException unanswered) {
            throw new IssuerUnavailable("the issuer's keys cannot be had", unanswered);
        }
    }

    private static Duration lifetime(Jwt jwt) {
        Instant expiresAt = jwt.getExpiresAt();
        return expiresAt == null ? Duration.ZERO : Duration.between(Instant.now(), expiresAt);
    }
}
