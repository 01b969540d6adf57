package jp.nagaokapay.gateway.code;

import static jp.nagaokapay.gateway.database.SqlTime.instant;
import static jp.nagaokapay.gateway.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import jp.nagaokapay.gateway.database.TransactionLock;
import jp.nagaokapay.gateway.ledger.RequestKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The codes that were made: to answer a retry, and so that one id never asks two amounts. */
@Component
class DynamicCodeTable {
    /** A request is answered again for a day after its code has ended. */
    static final Duration KEPT_FOR = Duration.ofDays(1);

    private static final String BY_KEY =
            "SELECT * FROM gateway.dynamic_code WHERE request_key = :key";
    private static final String LIVE =
            """
            SELECT * FROM gateway.dynamic_code
            WHERE merchant_id = :merchant AND merchant_payment_id = :payment AND expires_at > :now
            ORDER BY id LIMIT 1
            """;
    private static final String INSERT =
            """
            INSERT INTO gateway.dynamic_code (merchant_id, merchant_payment_id, amount, capture,
                payload, expires_at, request_key, request_hash)
            VALUES (:merchant, :payment, :amount, :capture, :payload, :end, :key, :hash)
            """;
    // Each insert deletes two expired rows, so that no job has to.
    private static final String DELETE_EXPIRED =
            """
            DELETE FROM gateway.dynamic_code WHERE id IN (
                SELECT id FROM gateway.dynamic_code WHERE expires_at < :before
                ORDER BY expires_at LIMIT 2 FOR UPDATE SKIP LOCKED)
            """;

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DynamicCodeTable(JdbcClient client, PlatformTransactionManager transactions, Clock clock) {
        this.client = client;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What a request made, with the hash it came with. */
    Optional<StoredCode> find(RequestKey key) {
        return client.sql(BY_KEY)
                .param("key", key.key())
                .query((row, _) -> new StoredCode(row.getString("request_hash"), code(row)))
                .optional();
    }

    /**
     * Stores a code before it is shown, unless the request has made one already or a live code of
     * the same payment asks for something else.
     */
    Outcome add(RequestKey key, String merchantId, DynamicCode code) {
        return transaction.execute(_ -> {
            TransactionLock.CODES_OF_A_PAYMENT.take(
                    client, merchantId + ' ' + code.merchantPaymentId());
            Optional<StoredCode> before = find(key);
            if (before.isPresent()) {
                return new Outcome.AlreadyMade(before.get());
            }
            if (live(merchantId, code).filter(shown -> !shown.asksTheSame(code)).isPresent()) {
                return new Outcome.ConflictsWithLive();
            }
            insert(key, merchantId, code);
            return new Outcome.Added();
        });
    }

    private Optional<DynamicCode> live(String merchantId, DynamicCode code) {
        return client.sql(LIVE)
                .param("merchant", merchantId)
                .param("payment", code.merchantPaymentId())
                .param("now", utc(clock.instant()))
                .query((row, _) -> code(row))
                .optional();
    }

    private void insert(RequestKey key, String merchantId, DynamicCode code) {
        client.sql(INSERT)
                .param("merchant", merchantId)
                .param("payment", code.merchantPaymentId())
                .param("amount", code.amount())
                .param("capture", code.capture())
                .param("payload", code.payload())
                .param("end", utc(code.expiresAt()))
                .param("key", key.key())
                .param("hash", key.hash())
                .update();
        client.sql(DELETE_EXPIRED).param("before", utc(clock.instant().minus(KEPT_FOR))).update();
    }

    private static DynamicCode code(ResultSet row) throws SQLException {
        return new DynamicCode(
                row.getString("merchant_payment_id"),
                row.getLong("amount"),
                row.getBoolean("capture"),
                row.getString("payload"),
                instant(row, "expires_at"));
    }

    record StoredCode(String hash, DynamicCode code) {}

    /** What became of storing a code. */
    sealed interface Outcome {
        record Added() implements Outcome {}

        record AlreadyMade(StoredCode code) implements Outcome {}

        record ConflictsWithLive() implements Outcome {}
    }
}
