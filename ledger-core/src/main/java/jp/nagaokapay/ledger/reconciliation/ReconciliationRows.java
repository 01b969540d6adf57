package jp.nagaokapay.ledger.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Closing;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Difference;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.State;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Statement;
import jp.nagaokapay.ledger.wallet.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was kept, as it stands now. */
@Component
class ReconciliationRows {
    /**
     * Late are charges of the day that were not compared; as {@link Matching} counts them, one that
     * was undone at once only where the file names it.
     */
    private static final String VERSIONS =
            """
            SELECT r.*, (l.charges, l.amount) <> (r.ledger_charges, r.ledger_amount) AS late,
                EXISTS (SELECT 1 FROM funding_reconciliation n
                    WHERE n.business_date = r.business_date AND n.channel = r.channel
                        AND n.version > r.version) AS replaced,
                d.differences, d.open
            FROM funding_reconciliation r
            CROSS JOIN LATERAL (SELECT count(*) AS differences,
                    count(*) FILTER (WHERE c.difference_id IS NULL) AS open
                FROM funding_difference f LEFT JOIN funding_closing c USING (difference_id)
                WHERE f.reconciliation_id = r.reconciliation_id AND f.kind <> 'WRONG_DATE') d
            CROSS JOIN LATERAL (SELECT count(*) AS charges, coalesce(sum(amount), 0) AS amount
                FROM funding_charge g
                WHERE g.charged_on = r.business_date AND g.channel = r.channel
                    AND g.reference IS NOT NULL
                    AND (g.reversed_on IS DISTINCT FROM g.charged_on OR EXISTS (
                        SELECT 1 FROM funding_file_line n
                        WHERE n.reconciliation_id = r.reconciliation_id
                            AND n.reference = g.reference))) l
            """;

    /** A day without a file stands here with what the ledger has. */
    private static final String STATEMENTS =
            "WITH v AS ("
                    + VERSIONS
                    + " WHERE r.business_date BETWEEN :from AND :to), c AS ("
                    + """
                    SELECT charged_on, channel, count(*) AS charges, sum(amount) AS amount
                    FROM funding_charge
                    WHERE charged_on BETWEEN :from AND :to
                        AND reversed_on IS DISTINCT FROM charged_on
                    GROUP BY charged_on, channel)
                    SELECT v.reconciliation_id, coalesce(v.channel, c.channel) AS channel,
                        coalesce(v.business_date, c.charged_on) AS business_date, v.version,
                        v.uploaded_by, v.uploaded_at,
                        coalesce(v.ledger_charges, c.charges) AS ledger_charges,
                        coalesce(v.ledger_amount, c.amount) AS ledger_amount, v.file_lines,
                        v.file_amount, v.matched, v.matched_amount, false AS replaced,
                        v.differences, v.open, v.late
                    FROM (SELECT * FROM v WHERE NOT replaced) v
                    FULL JOIN c ON c.charged_on = v.business_date AND c.channel = v.channel
                    ORDER BY 3, 2
                    """;

    private static final String DIFFERENCES =
            """
            SELECT f.*, r.channel, r.business_date, c.closed_by, c.closed_at, c.reason,
                f.kind <> 'WRONG_DATE' AND c.difference_id IS NULL AND NOT EXISTS (
                    SELECT 1 FROM funding_reconciliation n
                    WHERE n.business_date = r.business_date AND n.channel = r.channel
                        AND n.version > r.version) AS is_open
            FROM funding_difference f
            JOIN funding_reconciliation r USING (reconciliation_id)
            LEFT JOIN funding_closing c USING (difference_id)
            """;

    private final JdbcClient jdbc;

    ReconciliationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Request> request(String key) {
        return jdbc.sql(
                        """
                        SELECT reconciliation_id, request_hash FROM funding_reconciliation
                        WHERE request_key = ?
                        """)
                .param(key)
                .query((row, _) -> new Request(row.getString(1), row.getString(2)))
                .optional();
    }

    /** The newest version of a day, when it is of this file and of the charges as they are. */
    Optional<String> newest(Channel channel, LocalDate date, String fileHash) {
        return jdbc.sql(
                        """
                        SELECT reconciliation_id FROM (%s
                            WHERE r.business_date = ? AND r.channel = ?
                            ORDER BY version DESC LIMIT 1) newest
                        WHERE file_hash = ? AND NOT late
                        """
                                .formatted(VERSIONS))
                .params(date, channel.name(), fileHash)
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /** Open differences of newest files that lack a charge. */
    List<String> openMissing(Channel channel, String chargeId) {
        return jdbc.sql(
                        "SELECT difference_id FROM ("
                                + DIFFERENCES
                                + " WHERE f.charge_id = ? AND r.channel = ?"
                                + " AND f.kind = 'MISSING_AT_PROVIDER') d WHERE is_open")
                .params(chargeId, channel.name())
                .query((row, _) -> row.getString(1))
                .list();
    }

    List<Statement> statements(LocalDate from, LocalDate to) {
        return jdbc.sql(STATEMENTS)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> statement(row))
                .list();
    }

    Optional<Statement> statement(String reconciliationId) {
        return jdbc.sql(VERSIONS + " WHERE r.reconciliation_id = ?")
                .param(reconciliationId)
                .query((row, _) -> statement(row))
                .optional();
    }

    List<Difference> differencesOf(String reconciliationId) {
        return jdbc.sql(DIFFERENCES + " WHERE f.reconciliation_id = ? ORDER BY f.difference_id")
                .param(reconciliationId)
                .query((row, _) -> difference(row))
                .list();
    }

    Optional<Difference> difference(String differenceId) {
        return jdbc.sql(DIFFERENCES + " WHERE f.difference_id = ?")
                .param(differenceId)
                .query((row, _) -> difference(row))
                .optional();
    }

    List<Difference> differences(boolean openOnly, @Nullable String after, int limit) {
        return jdbc.sql(
                        "SELECT * FROM ("
                                + DIFFERENCES
                                + " WHERE f.difference_id > ?) d WHERE is_open OR NOT ?"
                                + " ORDER BY difference_id LIMIT ?")
                .params(after == null ? "" : after, openOnly, limit)
                .query((row, _) -> difference(row))
                .list();
    }

    private static Statement statement(ResultSet row) throws SQLException {
        String id = row.getString("reconciliation_id");
        Timestamp uploadedAt = row.getTimestamp("uploaded_at");
        int open = row.getInt("open");
        State state =
                id == null
                        ? State.NO_FILE
                        : row.getBoolean("replaced")
                                ? State.REPLACED
                                : open > 0 || row.getBoolean("late") ? State.OPEN : State.CLOSED;
        return new Statement(
                id,
                Channel.valueOf(row.getString("channel")),
                row.getObject("business_date", LocalDate.class),
                row.getInt("version"),
                row.getString("uploaded_by"),
                uploadedAt == null ? null : uploadedAt.toInstant(),
                state,
                row.getInt("ledger_charges"),
                row.getLong("ledger_amount"),
                row.getInt("file_lines"),
                row.getLong("file_amount"),
                row.getInt("matched"),
                row.getLong("matched_amount"),
                row.getInt("differences"),
                open);
    }

    private static Difference difference(ResultSet row) throws SQLException {
        Timestamp closedAt = row.getTimestamp("closed_at");
        return new Difference(
                row.getString("difference_id"),
                row.getString("reconciliation_id"),
                Channel.valueOf(row.getString("channel")),
                row.getObject("business_date", LocalDate.class),
                DifferenceKind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getString("charge_id"),
                row.getObject("ledger_amount", Long.class),
                row.getObject("file_amount", Long.class),
                row.getObject("other_date", LocalDate.class),
                row.getObject("line", Integer.class),
                row.getBoolean("is_open"),
                closedAt == null
                        ? null
                        : new Closing(
                                row.getString("closed_by"),
                                closedAt.toInstant(),
                                row.getString("reason")));
    }

    record Request(String reconciliationId, String hash) {}
}
