package jp.nagaokapay.api.key;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes keys and ends them, on the database alone: nodes that run follow within seconds. */
public final class KeyAdministration {
    // A key is retired once its successor has taken over. Tokens that it signed end at once too.
    private static final String RETIRE =
            """
            UPDATE stored_key SET ends_at = now()
            WHERE purpose = :purpose AND number = :number AND retired_at <= now()
                AND (ends_at IS NULL OR ends_at > now())
            """;
    private static final String END_TOKENS =
            """
            INSERT INTO ended_grant (id, until)
            VALUES (:id, now() + CAST(:overlap AS interval)) ON CONFLICT DO NOTHING
            """;
    private static final String LIST =
            """
            SELECT purpose, number, created_at, retired_at, ends_at FROM stored_key
            ORDER BY purpose, number
            """;

    private final JdbcClient jdbc;
    private final StoredKeyTable table;

    public KeyAdministration(JdbcClient jdbc, SecretCipher cipher) {
        this.jdbc = jdbc;
        this.table = new StoredKeyTable(jdbc, cipher);
    }

    /**
     * A key as it stands.
     *
     * @param retiredAt when the next one takes over or took over
     * @param endsAt when it does not verify any more
     */
    public record Entry(
            String purpose,
            int number,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime retiredAt,
            @Nullable OffsetDateTime endsAt) {}

    public List<Entry> list() {
        return jdbc.sql(LIST)
                .query((row, _) ->
                        new Entry(
                                row.getString("purpose"),
                                row.getInt("number"),
                                row.getObject("created_at", OffsetDateTime.class),
                                row.getObject("retired_at", OffsetDateTime.class),
                                row.getObject("ends_at", OffsetDateTime.class)))
                .list();
    }

    /** How long a new key waits until every node knows it and it takes over. */
    public static Duration takesOverAfter() {
        return StoredKeyTable.KNOWN_TO_ALL_AFTER;
    }

    /** Makes the key that follows the current one; its number. */
    public int rotate(KeyPurpose purpose) {
        return table.rotate(purpose);
    }

    /**
     * Ends a key before its time, as when somebody else may have it: what it made is not believed
     * any more. False when it is not one that another has followed already.
     */
    public boolean retire(KeyPurpose purpose, int number) {
        if (purpose.overlap().isEmpty()) {
            return false;
        }
        String tokensKey = purpose == KeyPurpose.SIGNING ? table.signingKeyId(number) : null;
        boolean retired =
                jdbc.sql(RETIRE)
                                .param("purpose", purpose.toString())
                                .param("number", number)
                                .update()
                        == 1;
        if (retired && tokensKey != null) {
            jdbc.sql(END_TOKENS)
                    .param("id", tokensKey)
                    .param("overlap", purpose.overlap().orElseThrow().toString())
                    .update();
        }
        return retired;
    }

    /** The encrypted keys themselves, to be brought under another key from outside. */
    public EncryptedTexts encryptedTexts() {
        return table.encryptedTexts();
    }
}
