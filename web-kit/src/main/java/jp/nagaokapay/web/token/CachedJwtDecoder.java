package jp.nagaokapay.web.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Decodes each token once: checking a signature takes a tenth of the CPU of a payment. A token is
 * kept until it expires; one that is refused is never kept. The cache counts elapsed time, which
 * knows nothing of a clock that was set, so a kept token serves only between the times that stand
 * in it; and whether it was revoked is asked at each use. An issuer that cannot be asked makes a
 * token {@linkplain IssuerUnavailable unclear}, not bad.
 */
public final class CachedJwtDecoder implements JwtDecoder {
    static final int TOKENS_MAX = 20_000;

    private final JwtDecoder decoder;
    private final Predicate<Jwt> revoked;
    private final InstantSource clock;
    private final Cache<String, Jwt> decoded =
            Caffeine.newBuilder()
                    .maximumSize(TOKENS_MAX)
                    .expireAfter(Expiry.<String, Jwt>creating((_, jwt) -> lifetime(jwt)))
                    .build();

    public CachedJwtDecoder(JwtDecoder decoder) {
        this(decoder, _ -> false);
    }

    /**
     * @param revoked whether a token that is good otherwise was taken back; quick, as it is asked
     *     at each use
     */
    public CachedJwtDecoder(JwtDecoder decoder, Predicate<Jwt> revoked) {
        this(decoder, revoked, InstantSource.system());
    }

    /**
     * @param clock the one by which the decoder judges a token's times
     */
    CachedJwtDecoder(JwtDecoder decoder, Predicate<Jwt> revoked, InstantSource clock) {
        this.decoder = decoder;
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = decoded.getIfPresent(token);
        if (known != null && isCurrent(known)) {
            requireNotRevoked(known);
            return known;
        }
        Jwt jwt = decodeNow(token);
        requireNotRevoked(jwt);
        decoded.put(token, jwt);
        return jwt;
    }

    private void requireNotRevoked(Jwt jwt) {
        try {
            if (revoked.test(jwt)) {
                throw new RevokedToken();
            }
        } catch (DataAccessException unanswered) {
            throw new IssuerUnavailable("whether the token was revoked is not known", unanswered);
        }
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

    private boolean isCurrent(Jwt jwt) {
        Instant now = clock.instant();
        Instant notBefore = jwt.getNotBefore();
        Instant expiresAt = jwt.getExpiresAt();
        return (notBefore == null || !now.isBefore(notBefore))
                && expiresAt != null
                && now.isBefore(expiresAt);
    }

    private Duration lifetime(Jwt jwt) {
        Instant expiresAt = jwt.getExpiresAt();
        return expiresAt == null ? Duration.ZERO : Duration.between(clock.instant(), expiresAt);
    }
}
