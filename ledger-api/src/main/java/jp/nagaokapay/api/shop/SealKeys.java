package jp.nagaokapay.api.shop;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ledger's secrets for seals. The first node that finds none makes one; the database lets only
 * one of several win. Nodes read them again every few seconds, and a new key seals only when all
 * must have read it, so that no node meets a seal that it cannot know.
 */
@Component
class SealKeys {
    private static final int SECRET_BYTES = 32;
    private static final int KEYS_MAX = 10;
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(2);

    private static final String FIRST =
            "INSERT INTO seal_key (key_id, secret) VALUES (1, :secret) ON CONFLICT DO NOTHING";
    private static final String LIVE =
            """
            SELECT secret FROM (
                SELECT *, created_at > now() - interval '10 seconds' AS fresh
                FROM seal_key WHERE retired_at IS NULL) AS live
            ORDER BY fresh, CASE WHEN fresh THEN key_id ELSE -key_id END LIMIT :max
            """;

    private final JdbcClient jdbc;
    private final LoadingCache<Class<?>, List<byte[]>> live =
            Caffeine.newBuilder()
                    .maximumSize(1)
                    .expireAfterWrite(READ_AGAIN_AFTER)
                    .build(_ -> read());

    SealKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one that seals, then all others that verify; never empty. */
    List<byte[]> live() {
        return Objects.requireNonNull(live.get(SealKeys.class));
    }

    private List<byte[]> read() {
        List<byte[]> stored = stored();
        if (stored.isEmpty()) {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            jdbc.sql(FIRST).param("secret", secret).update();
            stored = stored();
        }
        if (stored.isEmpty()) {
            throw new IllegalStateException("every seal key is retired");
        }
        return stored;
    }

    private List<byte[]> stored() {
        return jdbc.sql(LIVE).param("max", KEYS_MAX).query((row, _) -> row.getBytes(1)).list();
    }
}
