package jp.nagaokapay.api.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code cash_up}, and which charges and reversals are in which. */
@Component
class CashUpTable {
    private static final String PENDING =
            """
            SELECT EXISTS (SELECT FROM counter_charge
                    WHERE clerk = :clerk AND business_date = :date AND state = 'PENDING')
                OR EXISTS (SELECT FROM counter_reversal
                    WHERE clerk = :clerk AND business_date = :date AND state = 'PENDING')
            """;

    /** Money that came in, though some of it was paid back since, and money that was paid back. */
    private static final String UNCOUNTED =
            """
             WHERE clerk = :clerk AND business_date = :date AND cash_up_id IS NULL
               AND state IN ('CHARGED', 'REVERSED')
            """;

    private static final String CHARGES = "counter_charge";
    private static final String REVERSALS = "counter_reversal";

    private final JdbcClient jdbc;

    CashUpTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasPending(String clerk, LocalDate date) {
        return jdbc.sql(PENDING)
                .param("clerk", clerk)
                .param("date", date)
                .query(Boolean.class)
                .single();
    }

    /** What is in no cash-up yet. */
    Left left(String clerk, LocalDate date) {
        Left charges = left(CHARGES, clerk, date);
        Left reversals = left(REVERSALS, clerk, date);
        return new Left(charges.yen() - reversals.yen(), charges.charges(), reversals.charges());
    }

    private Left left(String table, String clerk, LocalDate date) {
        return jdbc.sql(
                        "SELECT coalesce(sum(amount), 0) AS yen, count(*) AS times FROM "
                                + table
                                + UNCOUNTED)
                .param("clerk", clerk)
                .param("date", date)
                .query((row, _) -> new Left(row.getLong("yen"), row.getInt("times"), 0))
                .single();
    }

    void add(CashUp it, RequestKey request) {
        jdbc.sql(
                        """
                        INSERT INTO cash_up (cash_up_id, clerk, business_date, booked, counted,
                            charges, reversals, reason, state, counted_at, request_key, request_hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(it.cashUpId().value())
                .param(it.clerk())
                .param(it.date())
                .param(it.booked())
                .param(it.counted())
                .param(it.charges())
                .param(it.reversals())
                .param(it.reason())
                .param(it.state().name())
                .param(SqlTime.utc(it.countedAt()))
                .param(request.key())
                .param(request.hash())
                .update();
        for (String table : List.of(CHARGES, REVERSALS)) {
            jdbc.sql("UPDATE " + table + " SET cash_up_id = :id" + UNCOUNTED)
                    .param("id", it.cashUpId().value())
                    .param("clerk", it.clerk())
                    .param("date", it.date())
                    .update();
        }
    }

    void confirm(CashUpId id, String by) {
        jdbc.sql(
                        """
                        UPDATE cash_up SET state = 'CONFIRMED', confirmed_by = ?
                         WHERE cash_up_id = ? AND state = 'PENDING'
                        """)
                .params(by, id.value())
                .update();
    }

    /** What was in it is in none again. */
    void reject(CashUpId id) {
        for (String table : List.of(CHARGES, REVERSALS)) {
            jdbc.sql("UPDATE %s SET cash_up_id = NULL WHERE cash_up_id = ?".formatted(table))
                    .param(id.value())
                    .update();
        }
        jdbc.sql("UPDATE cash_up SET state = 'REJECTED' WHERE cash_up_id = ? AND state = 'PENDING'")
                .param(id.value())
                .update();
    }

    /** What a request made, and the request's hash. */
    Optional<Made> madeBy(RequestKey request) {
        return jdbc.sql("SELECT * FROM cash_up WHERE request_key = ?")
                .param(request.key())
                .query((row, number) ->
                        new Made(cashUp(row, number), row.getString("request_hash")))
                .optional();
    }

    /** Newest first. */
    List<CashUp> list(@Nullable LocalDate date, @Nullable CashUpId after, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM cash_up
                         WHERE (:date::date IS NULL OR business_date = :date)
                           AND (:after::text IS NULL OR cash_up_id < :after)
                         ORDER BY cash_up_id DESC LIMIT :limit
                        """)
                .param("date", date)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(CashUpTable::cashUp)
                .list();
    }

    private static CashUp cashUp(ResultSet row, int number) throws SQLException {
        return new CashUp(
                new CashUpId(row.getString("cash_up_id")),
                row.getObject("business_date", LocalDate.class),
                row.getString("clerk"),
                row.getLong("booked"),
                row.getLong("counted"),
                row.getInt("charges"),
                row.getInt("reversals"),
                row.getString("reason"),
                CashUp.State.valueOf(row.getString("state")),
                row.getObject("counted_at", OffsetDateTime.class).toInstant(),
                row.getString("confirmed_by"));
    }

    /**
     * @param yen charged less undone
     */
    record Left(long yen, int charges, int reversals) {}

    record Made(CashUp cashUp, String requestHash) {}
}
