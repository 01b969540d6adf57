package jp.nagaokapay.api.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What all clerks charged and undid on a date. */
@Component
class CounterDay {
    private static final String SELECT =
            """
            SELECT c.*, r.clerk AS reversed_by, r.requested_at AS reversed_at
              FROM counter_charge c
              LEFT JOIN counter_reversal r ON r.charge_id = c.charge_id AND r.state = 'REVERSED'
            """;

    private static final String SUMS =
            """
            SELECT clerk, sum(charged)::bigint AS charged, sum(reversed)::bigint AS reversed,
                sum(uncounted)::bigint AS uncounted
              FROM (SELECT clerk, amount AS charged, 0 AS reversed,
                        CASE WHEN cash_up_id IS NULL THEN amount ELSE 0 END AS uncounted
                      FROM counter_charge
                     WHERE business_date = :date AND state IN ('CHARGED', 'REVERSED')
                    UNION ALL
                    SELECT clerk, 0, amount,
                        CASE WHEN cash_up_id IS NULL THEN -amount ELSE 0 END
                      FROM counter_reversal
                     WHERE business_date = :date AND state = 'REVERSED') AS cash
             GROUP BY clerk ORDER BY clerk
            """;

    private final JdbcClient jdbc;

    CounterDay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, whatever became of them. */
    List<CounterCharge> list(LocalDate date, @Nullable ChargeId after, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE c.business_date = :date
                                   AND (:after::text IS NULL OR c.charge_id < :after)
                                 ORDER BY c.charge_id DESC LIMIT :limit
                                """)
                .param("date", date)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(CounterDay::charge)
                .list();
    }

    Optional<CounterCharge> find(ChargeId chargeId) {
        return jdbc.sql(SELECT + " WHERE c.charge_id = ?")
                .param(chargeId.value())
                .query(CounterDay::charge)
                .optional();
    }

    List<ClerksCash> sums(LocalDate date) {
        return jdbc.sql(SUMS)
                .param("date", date)
                .query((row, _) ->
                        new ClerksCash(
                                row.getString("clerk"),
                                row.getLong("charged"),
                                row.getLong("reversed"),
                                row.getLong("uncounted")))
                .list();
    }

    private static CounterCharge charge(ResultSet row, int number) throws SQLException {
        String cashUp = row.getString("cash_up_id");
        OffsetDateTime reversedAt = row.getObject("reversed_at", OffsetDateTime.class);
        return new CounterCharge(
                new ChargeId(row.getString("charge_id")),
                instant(row),
                row.getString("clerk"),
                new WalletId(row.getString("wallet_id")),
                row.getLong("amount"),
                row.getString("receipt_number"),
                ChargeReceipt.Status.valueOf(row.getString("state")),
                cashUp == null ? null : new CashUpId(cashUp),
                row.getString("reversed_by"),
                reversedAt == null ? null : reversedAt.toInstant());
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("requested_at", OffsetDateTime.class).toInstant();
    }

    /**
     * A clerk's cash of the date, in whole yen.
     *
     * @param charged taken in, though some of it was paid back
     * @param reversed paid back
     * @param uncounted what is in no cash-up yet; below zero where more was paid back
     */
    record ClerksCash(String clerk, long charged, long reversed, long uncounted) {}
}
