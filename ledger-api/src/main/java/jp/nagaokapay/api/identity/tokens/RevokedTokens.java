package jp.nagaokapay.api.identity.tokens;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Which access tokens were revoked before they expire: those of a {@linkplain SingleUseGrants grant
 * that was ended}, and those given back at the revocation endpoint. Known on every node a second
 * after it was written; the few there are at a time are kept in memory, so that no request asks the
 * database.
 */
@Component
@BuiltInIssuer
class RevokedTokens implements Predicate<Jwt> {
    /** Says from which grant a person's token is; a machine's is its own grant. */
    static final String GRANT_CLAIM = "grant_id";

    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(1);

    /** A minute longer than they live: as far as clocks may differ. */
    private static final String REVOKED =
            """
            SELECT id, access_token_metadata::jsonb #>> '{metadata.token.claims,jti}'
              FROM oauth2_authorization
             WHERE access_token_metadata LIKE '%"metadata.token.invalidated":true%'
               AND access_token_expires_at > now() - interval '1 minute'
            """;

    private final JdbcClient jdbc;
    private final LoadingCache<Class<?>, Set<String>> revoked =
            Caffeine.newBuilder()
                    .maximumSize(1)
                    .expireAfterWrite(READ_AGAIN_AFTER)
                    .build(_ -> read());

    RevokedTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean test(Jwt token) {
        Set<String> ids = Objects.requireNonNull(revoked.get(RevokedTokens.class));
        return Stream.of(token.getClaimAsString(GRANT_CLAIM), token.getId())
                .anyMatch(id -> id != null && ids.contains(id));
    }

    private Set<String> read() {
        return jdbc
                .sql(REVOKED)
                .query((row, _) -> Stream.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .flatMap(ids -> ids)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
