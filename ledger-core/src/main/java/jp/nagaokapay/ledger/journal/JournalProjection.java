package jp.nagaokapay.ledger.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * JournalSums each event's postings and, by the same statement, their sums. Read by {@link
 * Journal}.
 */
@Component
@ProcessingGroup(JournalProjection.NAME)
public final class JournalProjection {
    /** The processor's name. */
    public static final String NAME = "journal";

    private static final String BEGIN =
            "INSERT INTO journal_began (at) VALUES (?::timestamptz) ON CONFLICT DO NOTHING";

    /** The sums are made from what was posted and from nothing else. */
    private static final String POST =
            """
            WITH posted AS (
                INSERT INTO posting (position, line, at, value_date, debit, credit, debit_group,
                    credit_group, amount, lot_id, expires_on, event)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING *),
            ends AS (
                SELECT debit AS account, debit_group AS account_group, value_date, lot_id,
                    expires_on, amount AS debit, 0 AS credit FROM posted
                UNION ALL
                SELECT credit, credit_group, value_date, lot_id, expires_on, 0, amount
                FROM posted),
            levels AS (
                SELECT '' AS account, account_group, value_date, debit, credit FROM ends
                UNION ALL
                SELECT account, account_group, value_date, debit, credit FROM ends
                WHERE account <> account_group AND account_group NOT LIKE 'wallet:%'),
            days AS (
                INSERT INTO account_day AS d (account, value_date, account_group, debit, credit)
                SELECT account, value_date, account_group, sum(debit), sum(credit) FROM levels
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                ON CONFLICT (account, value_date, account_group) DO UPDATE SET
                    debit = d.debit + excluded.debit, credit = d.credit + excluded.credit),
            months AS (
                INSERT INTO account_month AS m (account, month, account_group, debit, credit)
                SELECT account, date_trunc('month', value_date)::date, account_group,
                    sum(debit), sum(credit)
                FROM levels GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                ON CONFLICT (account, month, account_group) DO UPDATE SET
                    debit = m.debit + excluded.debit, credit = m.credit + excluded.credit),
            fates AS (
                INSERT INTO value_day AS v (kind, value_date, issues, issued, uses, used, lapsed)
                SELECT kind, value_date,
                    count(*) FILTER (WHERE issued > 0)
                        - count(*) FILTER (WHERE credit_group LIKE 'funding:%'),
                    sum(issued), count(DISTINCT position) FILTER (WHERE used > 0), sum(used),
                    sum(lapsed)
                FROM (
                    SELECT position, value_date, credit_group,
                        split_part(CASE WHEN debit_group LIKE 'wallet:%' THEN debit_group
                            ELSE credit_group END, ':', 2) AS kind,
                        CASE WHEN debit_group = 'merchant-payable'
                                OR credit_group = 'merchant-payable'
                                OR credit_group LIKE 'breakage:%' THEN 0
                            WHEN credit_group LIKE 'wallet:%' THEN amount
                            ELSE -amount END AS issued,
                        CASE WHEN credit_group = 'merchant-payable' THEN amount
                            WHEN debit_group = 'merchant-payable' THEN -amount
                            ELSE 0 END AS used,
                        CASE WHEN credit_group LIKE 'breakage:%' THEN amount ELSE 0 END AS lapsed
                    FROM posted WHERE debit_group LIKE 'wallet:%' OR credit_group LIKE 'wallet:%'
                        OR credit_group LIKE 'breakage:%') AS fate
                GROUP BY 1, 2 ORDER BY 1, 2
                ON CONFLICT (kind, value_date) DO UPDATE SET
                    issues = v.issues + excluded.issues, issued = v.issued + excluded.issued,
                    uses = v.uses + excluded.uses, used = v.used + excluded.used,
                    lapsed = v.lapsed + excluded.lapsed)
            INSERT INTO ended_day AS d (account_group, ended_on, amount)
            SELECT account_group, greatest(value_date, expires_on) AS ended, sum(credit - debit)
            FROM ends WHERE account_group LIKE 'wallet:%'
            GROUP BY account_group, ended ORDER BY account_group, ended
            ON CONFLICT (account_group, ended_on) DO UPDATE SET
                amount = d.amount + excluded.amount
            """;

    private final JdbcTemplate jdbc;
    private final StoredNames names;
    private final BulkWrite post;

    JournalProjection(JdbcTemplate jdbc, StoredNames names) {
        this.jdbc = jdbc;
        this.names = names;
        post =
                new BulkWrite(
                        jdbc,
                        POST,
                        "bigint integer timestamptz date text text text text bigint text date text");
    }

    @EventHandler
    void on(LedgerEvent event, TrackingToken token) {
        Batch batch =
                ProjectionWrites.gather(NAME, () -> new Batch(event.occurredAt()), this::write);
        batch.add(event, token.position().getAsLong());
    }

    @ResetHandler
    void reset() {
        jdbc.execute(
                "TRUNCATE posting, account_day, account_month, ended_day, value_day, journal_began");
    }

    private void write(Batch batch) {
        jdbc.update(BEGIN, batch.first.toString());
        post.write(batch.rows);
    }

    /** The postings of a batch that began with an event at {@code first}. */
    private final class Batch {
        private final Instant first;
        private final List<@Nullable Object[]> rows = new ArrayList<>();

        Batch(Instant first) {
            this.first = first;
        }

        void add(LedgerEvent event, long position) {
            int line = 0;
            for (Posting posting : Postings.of(event)) {
                rows.add(
                        new @Nullable Object[] {
                            position,
                            line++,
                            event.occurredAt(),
                            posting.valueDate(),
                            posting.debit().code(),
                            posting.credit().code(),
                            posting.debit().group(),
                            posting.credit().group(),
                            posting.amount().amount(),
                            posting.lotId(),
                            posting.expiresOn(),
                            names.nameOf(event)
                        });
            }
        }
    }
}
