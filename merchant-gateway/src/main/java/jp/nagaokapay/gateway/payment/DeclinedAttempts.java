package jp.nagaokapay.gateway.payment;

import static jp.nagaokapay.gateway.database.SqlTime.instant;
import static jp.nagaokapay.gateway.database.SqlTime.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores attempts to pay that were refused, so that a terminal that lost the answer can ask. */
@Component
class DeclinedAttempts {
    /** As long as a payment could be refunded, a shop may ask what became of an attempt. */
    static final Duration KEPT_FOR = Duration.ofDays(180);

    private static final Logger LOG = LoggerFactory.getLogger(DeclinedAttempts.class);
    private static final String INSERT =
            """
            INSERT INTO gateway.declined_attempt (attempted_at, merchant_id, terminal_id,
                merchant_payment_id, amount, decline_code, request_key)
            VALUES (:at, :merchant, :terminal, :payment, :amount, :code, :key)
            ON CONFLICT (request_key) WHERE request_key IS NOT NULL DO NOTHING
            """;
    // Only where an older refusal would be answered otherwise: an outage of the ledger adds no
    // rows.
    private static final String INSERT_UNCLEAR =
            """
            INSERT INTO gateway.declined_attempt (attempted_at, merchant_id, terminal_id,
                merchant_payment_id, amount)
            SELECT :at, :merchant, :terminal, :payment, :amount
            WHERE EXISTS (SELECT FROM gateway.declined_attempt
                WHERE merchant_id = :merchant AND merchant_payment_id = :payment)
            """;
    // Each insert deletes two old rows, so that no job has to.
    private static final String DELETE_OLD =
            """
            DELETE FROM gateway.declined_attempt WHERE id IN (
                SELECT id FROM gateway.declined_attempt WHERE attempted_at < :before
                ORDER BY attempted_at LIMIT 2 FOR UPDATE SKIP LOCKED)
            """;
    private static final String LAST =
            """
            SELECT * FROM gateway.declined_attempt
            WHERE merchant_id = :merchant AND merchant_payment_id = :payment
            ORDER BY id DESC LIMIT 1
            """;

    private final JdbcClient client;
    private final Clock clock;

    DeclinedAttempts(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Stores an attempt, once for each request. When that fails the refusal still stands: it is the
     * ledger's, and no money depends on this table.
     *
     * @return whether it was not known before
     */
    boolean add(RequestKey key, ShopTerminal terminal, PaymentOrder order, String code) {
        Instant now = clock.instant();
        try {
            int added =
                    client.sql(INSERT)
                            .param("at", utc(now))
                            .param("merchant", terminal.merchantId())
                            .param("terminal", terminal.terminalId())
                            .param("payment", order.merchantPaymentId())
                            .param("amount", order.amount())
                            .param("code", code)
                            .param("key", key.key())
                            .update();
            client.sql(DELETE_OLD).param("before", utc(now.minus(KEPT_FOR))).update();
            return added == 1;
        } catch (DataAccessException e) {
            LOG.warn("A declined attempt ({}) could not be written down", code, e);
            return true;
        }
    }

    /** Records that an attempt's outcome is unknown: what was refused before may be paid by now. */
    void recordUnclear(ShopTerminal terminal, PaymentOrder order) {
        try {
            client.sql(INSERT_UNCLEAR)
                    .param("at", utc(clock.instant()))
                    .param("merchant", terminal.merchantId())
                    .param("terminal", terminal.terminalId())
                    .param("payment", order.merchantPaymentId())
                    .param("amount", order.amount())
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("An unclear attempt could not be written down", e);
        }
    }

    /** The shop's newest attempt under its own id of the payment; empty unless it was refused. */
    Optional<Attempt> last(ShopTerminal terminal, String merchantPaymentId) {
        return client.sql(LAST)
                .param("merchant", terminal.merchantId())
                .param("payment", merchantPaymentId)
                .query(DeclinedAttempts::attempt)
                .optional()
                .filter(attempt -> attempt.declineCode() != null);
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        return new Attempt(
                instant(row, "attempted_at"),
                row.getString("terminal_id"),
                row.getLong("amount"),
                row.getString("decline_code"));
    }

    /**
     * @param declineCode null when it is not known what became of it
     */
    record Attempt(Instant at, String terminalId, long amount, @Nullable String declineCode) {}
}
