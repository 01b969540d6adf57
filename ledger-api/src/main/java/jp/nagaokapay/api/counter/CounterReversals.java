package jp.nagaokapay.api.counter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.ChargeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Table {@code counter_reversal}: who undoes a charge, and so pays the cash back. One request for a
 * charge is under way at a time.
 */
@Component
class CounterReversals {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CounterReversals(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Puts down who pays back, before the ledger is asked. Refused once another clerk has paid it
     * back; {@link Unavailable} while another request for it is under way.
     */
    void begin(ChargeId chargeId, String clerk, RequestKey request) {
        Instant now = clock.instant();
        LocalDate today = BusinessDate.of(now);
        transaction.executeWithoutResult(_ -> {
            ClerksDay.lock(jdbc, clerk, today);
            jdbc.sql(
                            """
                            INSERT INTO counter_reversal (charge_id, clerk, business_date, amount,
                                requested_at, request_key)
                            SELECT charge_id, ?, ?, amount, ?, ? FROM counter_charge
                             WHERE charge_id = ?
                            ON CONFLICT (charge_id) DO NOTHING
                            """)
                    .params(clerk, today, SqlTime.utc(now), request.key(), chargeId.value())
                    .update();
            requireOwn(chargeId, clerk, request);
        });
    }

    private void requireOwn(ChargeId chargeId, String clerk, RequestKey request) {
        Begun begun =
                jdbc.sql("SELECT * FROM counter_reversal WHERE charge_id = ?")
                        .param(chargeId.value())
                        .query((row, _) ->
                                new Begun(
                                        row.getString("clerk"),
                                        row.getString("request_key"),
                                        row.getString("state").equals("PENDING")))
                        .single();
        if (begun.isPending() && !begun.requestKey().equals(request.key())) {
            throw new Unavailable(chargeId + " is being undone", RETRY_AFTER, null);
        }
        CounterRule.NOT_UNDONE_BY_ANOTHER.require(begun.clerk().equals(clerk));
    }

    /** The ledger has undone the charge. */
    void done(ChargeId chargeId) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("UPDATE counter_reversal SET state = 'REVERSED' WHERE charge_id = ?")
                    .param(chargeId.value())
                    .update();
            jdbc.sql(
                            """
                            UPDATE counter_charge SET state = 'REVERSED', changed_at = ?
                             WHERE charge_id = ? AND state = 'CHARGED'
                            """)
                    .params(SqlTime.utc(now), chargeId.value())
                    .update();
        });
    }

    /** The ledger has not undone it, and is not asked any more. */
    void refused(ChargeId chargeId) {
        jdbc.sql("DELETE FROM counter_reversal WHERE charge_id = ? AND state = 'PENDING'")
                .param(chargeId.value())
                .update();
    }

    /** Charges of which nobody looked up whether they are undone, oldest first. */
    List<ChargeId> openSince(Instant instant, int limit) {
        return jdbc.sql(
                        """
                        SELECT charge_id FROM counter_reversal
                         WHERE state = 'PENDING' AND requested_at <= ?
                         ORDER BY requested_at LIMIT ?
                        """)
                .params(SqlTime.utc(instant), limit)
                .query((row, _) -> new ChargeId(row.getString(1)))
                .list();
    }

    private record Begun(String clerk, String requestKey, boolean isPending) {}
}
