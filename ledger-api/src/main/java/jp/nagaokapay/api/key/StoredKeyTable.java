package jp.nagaokapay.api.key;

import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of keys, each encrypted under a key from outside the database. */
final class StoredKeyTable {
    /** A new key waits so long before it takes over. */
    static final Duration KNOWN_TO_ALL_AFTER = Duration.ofSeconds(10);

    // The newest of those that every node knows; a purpose's very first needs to wait for nobody.
    private static final String LIVING =
            """
            SELECT purpose, number, secret FROM (
                SELECT *, created_at > now() - CAST(:wait AS interval) AS unknown FROM stored_key
                WHERE ends_at IS NULL OR ends_at > now()) AS living
            ORDER BY purpose, unknown, CASE WHEN unknown THEN number ELSE -number END
            """;
    private static final String ADD_FIRST =
            """
            INSERT INTO stored_key (purpose, number, secret) VALUES (:purpose, 1, :secret)
            ON CONFLICT DO NOTHING
            """;
    // One statement: of two at the same time, one is refused by the primary key.
    private static final String ROTATE =
            """
            WITH next AS (
                INSERT INTO stored_key (purpose, number, secret)
                VALUES (:purpose, :number, :secret) RETURNING created_at)
            UPDATE stored_key SET
                retired_at = next.created_at + CAST(:wait AS interval),
                ends_at = next.created_at + CAST(:wait AS interval) + CAST(:overlap AS interval)
            FROM next WHERE purpose = :purpose AND retired_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final SecretCipher cipher;

    StoredKeyTable(JdbcClient jdbc, SecretCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** The keys of each purpose that have not ended, its current one first. */
    List<StoredKey> living() {
        return jdbc.sql(LIVING)
                .param("wait", KNOWN_TO_ALL_AFTER.toString())
                .query((row, _) -> key(row))
                .list();
    }

    private StoredKey key(ResultSet row) throws SQLException {
        KeyPurpose purpose =
                KeyPurpose.of(row.getString("purpose"))
                        .orElseThrow(() ->
                                new IllegalStateException("a stored key of an unknown purpose"));
        int number = row.getInt("number");
        return new StoredKey(
                purpose,
                number,
                cipher.decrypt(row.getString("secret"), StoredKey.context(purpose, number)));
    }

    /** Where several nodes make the first key, the database lets one of them win. */
    void addFirst(KeyPurpose purpose) {
        jdbc.sql(ADD_FIRST)
                .param("purpose", purpose.toString())
                .param("secret", cipher.encrypt(purpose.next(), StoredKey.context(purpose, 1)))
                .update();
    }

    /** The id by which tokens name the signing key of this number; null when it is not living. */
    @Nullable String signingKeyId(int number) {
        return living().stream()
                .filter(key -> key.purpose() == KeyPurpose.SIGNING && key.number() == number)
                .map(key -> new String(key.secret(), StandardCharsets.UTF_8))
                .map(StoredKeyTable::keyId)
                .findFirst()
                .orElse(null);
    }

    private static String keyId(String jwk) {
        try {
            return JWK.parse(jwk).getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is unreadable", e);
        }
    }

    /** Deletes what has ended. */
    void deleteEnded() {
        jdbc.sql("DELETE FROM stored_key WHERE ends_at <= now()").update();
    }

    EncryptedTexts encryptedTexts() {
        return new EncryptedTexts(jdbc, "stored_key", "purpose || ':' || number");
    }

    /** Makes the key that follows, and says when those before it retire and end. */
    int rotate(KeyPurpose purpose) {
        int number =
                jdbc.sql("SELECT coalesce(max(number), 0) + 1 FROM stored_key WHERE purpose = ?")
                        .param(purpose.toString())
                        .query(Integer.class)
                        .single();
        jdbc.sql(ROTATE)
                .param("purpose", purpose.toString())
                .param("number", number)
                .param("secret", cipher.encrypt(purpose.next(), StoredKey.context(purpose, number)))
                .param("wait", KNOWN_TO_ALL_AFTER.toString())
                .param("overlap", purpose.overlap().map(Duration::toString).orElse(null))
                .update();
        return number;
    }
}
