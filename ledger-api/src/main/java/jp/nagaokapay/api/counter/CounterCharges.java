package jp.nagaokapay.api.counter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code counter_charge}: a counter's charges, and what a clerk has left of the day. */
@Component
@EnableConfigurationProperties(CounterSettings.class)
class CounterCharges {
    private static final String COUNTED =
            """
            SELECT coalesce(sum(amount), 0) AS yen, count(*) AS charges FROM counter_charge
             WHERE clerk = ? AND business_date = ? AND state IN ('PENDING', 'CHARGED')
               AND (request_key, request_hash) <> (?, ?)
            """;

    private static final String RESERVE =
            """
            INSERT INTO counter_charge AS it (charge_id, wallet_id, clerk, business_date, amount,
                receipt_number, requested_at, request_key, request_hash, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (request_key, request_hash) DO UPDATE
               SET business_date = CASE WHEN it.state IN ('PENDING', 'FAILED')
                       THEN excluded.business_date ELSE it.business_date END,
                   state = CASE it.state WHEN 'FAILED' THEN 'PENDING' ELSE it.state END,
                   changed_at = excluded.changed_at
            RETURNING it.charge_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CounterSettings limits;
    private final Clock clock;

    CounterCharges(
            JdbcClient jdbc, TransactionTemplate transaction, CounterSettings limits, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes a charge from what the clerk has left of today, before the ledger is asked; throws
     * {@link jp.nagaokapay.ledger.shared.message.Refused} when it is more. The same request has the
     * same charge again. A clerk's requests come one after the other, from whichever nodes.
     */
    ChargeId reserve(
            String clerk, WalletId walletId, Yen amount, String receiptNumber, RequestKey request) {
        Instant now = clock.instant();
        LocalDate today = BusinessDate.of(now);
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    ClerksDay.lock(jdbc, clerk, today);
                    requireLeft(clerk, today, amount, request);
                    return jdbc.sql(RESERVE)
                            .params(
                                    ChargeId.next().value(),
                                    walletId.value(),
                                    clerk,
                                    today,
                                    amount.amount(),
                                    receiptNumber,
                                    SqlTime.utc(now),
                                    request.key(),
                                    request.hash(),
                                    SqlTime.utc(now))
                            .query((row, _) -> new ChargeId(row.getString(1)))
                            .single();
                }));
    }

    private void requireLeft(String clerk, LocalDate today, Yen amount, RequestKey request) {
        boolean isLeft =
                jdbc.sql(COUNTED)
                        .params(clerk, today, request.key(), request.hash())
                        .query((row, _) ->
                                amount.amount() <= limits.amountPerDay() - row.getLong("yen")
                                        && row.getLong("charges") < limits.chargesPerDay())
                        .single();
        CounterRule.WITHIN_LIMITS_OF_THE_DAY.require(
                isLeft,
                Map.of("most", limits.amountPerDay(), "mostCharges", limits.chargesPerDay()));
    }

    /**
     * @param status what the ledger says of a charge that was pending
     */
    void settle(ChargeId chargeId, Status status) {
        jdbc.sql(
                        """
                        UPDATE counter_charge SET state = ?, changed_at = ?
                         WHERE charge_id = ? AND state = 'PENDING'
                        """)
                .params(status.name(), SqlTime.utc(clock.instant()), chargeId.value())
                .update();
    }

    /** Charges of which nobody looked up what became of them, oldest first. */
    List<ChargeId> openSince(Instant instant, int limit) {
        return jdbc.sql(
                        """
                        SELECT charge_id FROM counter_charge
                         WHERE state = 'PENDING' AND changed_at <= ? ORDER BY changed_at LIMIT ?
                        """)
                .params(SqlTime.utc(instant), limit)
                .query((row, _) -> new ChargeId(row.getString(1)))
                .list();
    }

    /** The wallet that a request charged before; it may have been found by a code that ended. */
    Optional<WalletId> walletOf(RequestKey request) {
        return jdbc.sql(
                        """
                        SELECT wallet_id FROM counter_charge
                         WHERE request_key = ? AND request_hash = ?
                        """)
                .params(request.key(), request.hash())
                .query((row, _) -> new WalletId(row.getString(1)))
                .optional();
    }

    /** A counter reverses its own charges and no others. */
    WalletId walletOf(ChargeId chargeId) {
        return jdbc.sql("SELECT wallet_id FROM counter_charge WHERE charge_id = ?")
                .param(chargeId.value())
                .query((row, _) -> new WalletId(row.getString(1)))
                .optional()
                .orElseThrow(() -> ProblemException.notFound("CHARGE_NOT_FOUND"));
    }
}
