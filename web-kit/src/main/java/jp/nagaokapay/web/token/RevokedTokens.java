package jp.nagaokapay.web.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Which access tokens ended before they expire. The few there are at a time are asked for once a
 * second and kept in memory, so that no request waits for them.
 */
public final class RevokedTokens implements Predicate<Jwt> {
    /** Says from which grant a person's token is; a machine's is its own grant. */
    public static final String GRANT_CLAIM = "grant_id";

    /** Says who answers for what a program does by itself: a staff member's id. */
    public static final String RESPONSIBLE_CLAIM = "responsible";

    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(1);

    private final LoadingCache<Class<?>, Set<String>> revoked;

    /**
     * @param source ids of what ended: tokens, grants that tokens come from, their bearers, those
     *     who answer for them, and keys that signed them
     */
    public RevokedTokens(Supplier<Set<String>> source) {
        revoked =
                Caffeine.newBuilder()
                        .maximumSize(1)
                        .expireAfterWrite(ASKED_AGAIN_AFTER)
                        .build(_ -> source.get());
    }

    @Override
    public boolean test(Jwt token) {
        Set<String> ids = Objects.requireNonNull(revoked.get(RevokedTokens.class));
        return Stream.of(
                        keyOf(token),
                        token.getClaimAsString(GRANT_CLAIM),
                        token.getId(),
                        token.getSubject(),
                        token.getClaimAsString(RESPONSIBLE_CLAIM))
                .anyMatch(id -> id != null && ids.contains(id));
    }

    private static @Nullable String keyOf(Jwt token) {
        return token.getHeaders().get("kid") instanceof String key ? key : null;
    }
}
