package jp.nagaokapay.api.offline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code offline_key}. */
final class OfflineKeyTable {
    private final JdbcClient jdbc;

    OfflineKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param secret encrypted
     */
    record Row(
            String keyNumber, String keyId, WalletId walletId, String secret, Instant validUntil) {
        @Override
        public String toString() {
            return keyId;
        }
    }

    /** False when another key has the number. */
    boolean add(Row key, Instant now) {
        return jdbc.sql(
                                """
                                INSERT INTO offline_key
                                    (key_number, key_id, wallet_id, secret, made_at, valid_until)
                                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key_number) DO NOTHING
                                """)
                        .params(
                                key.keyNumber(),
                                key.keyId(),
                                key.walletId().value(),
                                key.secret(),
                                SqlTime.utc(now),
                                SqlTime.utc(key.validUntil()))
                        .update()
                == 1;
    }

    Optional<Row> find(String keyNumber, Instant now) {
        return jdbc.sql(
                        """
                        SELECT key_number, key_id, wallet_id, secret, valid_until
                        FROM offline_key WHERE key_number = ? AND valid_until > ?
                        """)
                .params(keyNumber, SqlTime.utc(now))
                .query((row, _) ->
                        new Row(
                                row.getString("key_number"),
                                row.getString("key_id"),
                                new WalletId(row.getString("wallet_id")),
                                row.getString("secret"),
                                row.getObject("valid_until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    List<Listed> of(WalletId walletId, Instant now) {
        return jdbc.sql(
                        """
                        SELECT key_id, made_at, valid_until FROM offline_key
                        WHERE wallet_id = ? AND valid_until > ? ORDER BY made_at, key_id
                        """)
                .params(walletId.value(), SqlTime.utc(now))
                .query((row, _) ->
                        new Listed(
                                row.getString("key_id"),
                                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                                row.getObject("valid_until", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean renew(WalletId walletId, String keyId, Instant now, Instant until) {
        return jdbc.sql(
                                """
                                UPDATE offline_key SET valid_until = ?, wrong_codes = 0
                                WHERE wallet_id = ? AND key_id = ? AND valid_until > ?
                                """)
                        .params(SqlTime.utc(until), walletId.value(), keyId, SqlTime.utc(now))
                        .update()
                == 1;
    }

    boolean end(WalletId walletId, String keyId) {
        return jdbc.sql("DELETE FROM offline_key WHERE wallet_id = ? AND key_id = ?")
                        .params(walletId.value(), keyId)
                        .update()
                == 1;
    }

    void endAll(WalletId walletId) {
        jdbc.sql("DELETE FROM offline_key WHERE wallet_id = ?").param(walletId.value()).update();
    }

    /** Of a person of the register. */
    void endAllOf(String residentId) {
        jdbc.sql(
                        """
                        DELETE FROM offline_key k USING resident r
                        WHERE r.resident_id = ? AND r.wallet_id = k.wallet_id
                        """)
                .param(residentId)
                .update();
    }

    /** Leaves one less than {@code most}, those seen last. */
    void makeRoom(WalletId walletId, int most) {
        jdbc.sql(
                        """
                        DELETE FROM offline_key WHERE key_id IN (
                            SELECT key_id FROM offline_key WHERE wallet_id = ?
                            ORDER BY valid_until DESC, key_id DESC OFFSET ?)
                        """)
                .params(walletId.value(), most - 1)
                .update();
    }

    /** So many wrong codes end a key. */
    void countWrong(String keyNumber, int most) {
        jdbc.sql("UPDATE offline_key SET wrong_codes = wrong_codes + 1 WHERE key_number = ?")
                .param(keyNumber)
                .update();
        jdbc.sql("DELETE FROM offline_key WHERE key_number = ? AND wrong_codes >= ?")
                .params(keyNumber, most)
                .update();
    }

    /** Keys that are over, a few at a time. */
    void forget(Instant now) {
        jdbc.sql(
                        """
                        DELETE FROM offline_key WHERE key_number IN (
                            SELECT key_number FROM offline_key WHERE valid_until <= ?
                            ORDER BY valid_until LIMIT 10 FOR UPDATE SKIP LOCKED)
                        """)
                .param(SqlTime.utc(now))
                .update();
    }

    record Listed(String keyId, Instant madeAt, Instant validUntil) {}
}
