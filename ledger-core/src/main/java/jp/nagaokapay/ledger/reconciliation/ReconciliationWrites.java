package jp.nagaokapay.ledger.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.reconciliation.Matching.Found;
import jp.nagaokapay.ledger.reconciliation.Matching.Outcome;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The inserts; nothing here is ever updated. */
@Component
class ReconciliationWrites {
    private static final String VERSION =
            """
            INSERT INTO funding_reconciliation (reconciliation_id, channel, business_date, version,
                file_hash, uploaded_by, uploaded_at, request_key, request_hash, ledger_charges,
                ledger_amount, file_lines, file_amount, matched, matched_amount)
            SELECT ?, ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?::timestamptz, ?, ?, ?, ?, ?, ?,
                ?, ?
            FROM funding_reconciliation WHERE channel = ? AND business_date = ?
            """;

    private static final String LINES =
            """
            INSERT INTO funding_file_line (reconciliation_id, line, reference, amount)
            SELECT * FROM unnest(?, ?, ?, ?)
            """;

    private static final String DIFFERENCES =
            """
            INSERT INTO funding_difference (difference_id, reconciliation_id, kind, reference,
                charge_id, ledger_amount, file_amount, other_date, line)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CLOSING =
            """
            INSERT INTO funding_closing (difference_id, closed_by, closed_at, reason)
            VALUES (?, ?, ?::timestamptz, ?) ON CONFLICT DO NOTHING
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite lines;
    private final BulkWrite differences;

    ReconciliationWrites(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        lines = new BulkWrite(jdbc, LINES, "text integer text bigint");
        differences =
                new BulkWrite(
                        jdbc, DIFFERENCES, "text text text text text bigint bigint date integer");
    }

    /** Until the transaction ends, only its holder adds files of the channel. */
    void lock(Channel channel) {
        jdbc.query(
                "SELECT " + AdvisoryLock.FUNDING_FILE.inTransaction("?"), _ -> {}, channel.name());
    }

    void add(Version version) {
        Outcome outcome = version.outcome;
        ProviderFile file = version.file;
        jdbc.update(
                VERSION,
                version.reconciliationId,
                version.channel.name(),
                version.date,
                file.hash(),
                version.by,
                version.at.toString(),
                version.key.key(),
                version.key.hash(),
                outcome.ledgerCharges(),
                outcome.ledgerAmount(),
                file.lines().size(),
                file.amount(),
                outcome.matched(),
                outcome.matchedAmount(),
                version.channel.name(),
                version.date);
        List<@Nullable Object[]> fileLines = new ArrayList<>();
        file.lines()
                .forEach(line ->
                        fileLines.add(
                                new @Nullable Object[] {
                                    version.reconciliationId,
                                    line.number(),
                                    line.reference(),
                                    line.amount()
                                }));
        lines.write(fileLines);
        List<@Nullable Object[]> found = new ArrayList<>();
        outcome.differences().forEach(each -> found.add(row(version.reconciliationId, each)));
        differences.write(found);
    }

    /** Whoever closes first closes it. */
    void close(String differenceId, String by, Instant at, String reason) {
        jdbc.update(CLOSING, differenceId, by, at.toString(), reason);
    }

    private static @Nullable Object[] row(String reconciliationId, Found found) {
        return new @Nullable Object[] {
            Ids.next("difference"),
            reconciliationId,
            found.kind(),
            found.reference(),
            found.chargeId(),
            found.ledgerAmount(),
            found.fileAmount(),
            found.otherDate(),
            found.line()
        };
    }

    record Version(
            String reconciliationId,
            Channel channel,
            LocalDate date,
            ProviderFile file,
            String by,
            Instant at,
            RequestKey key,
            Outcome outcome) {}
}
