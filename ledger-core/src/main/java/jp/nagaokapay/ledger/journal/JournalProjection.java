package jp.nagaokapay.ledger.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.message.LedgerEvent;
import jp.nagaokapay.ledger.store.BulkWrite;
import jp.nagaokapay.ledger.store.EventNames;
import jp.nagaokapay.ledger.store.ProjectionWrites;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Books each event's postings and, by the same statement, their sums. Read by {@link Books}. */
@Component
@ProcessingGroup("journal")
class JournalProjection {
    private static final String BEGIN =
            "INSERT INTO journal_began (at) VALUES (?::timestamptz) ON CONFLICT DO NOTHING";

    /**
     * The sums are made from what was posted and from nothing else. A lot whose last day is not
     * said (a reversal) has it from the posting that made the lot, in this batch or before.
     */
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
            summed AS (
                INSERT INTO account_day AS d (account_group, value_date, debit, credit)
                SELECT account_group, value_date, sum(debit), sum(credit) FROM ends
                GROUP BY account_group, value_date ORDER BY account_group, value_date
                ON CONFLICT (account_group, value_date) DO UPDATE SET
                    debit = d.debit + excluded.debit, credit = d.credit + excluded.credit)
            INSERT INTO outstanding_day AS d (account_group, expires_on, value_date, amount)
            SELECT account_group,
                coalesce(expires_on,
                    (SELECT min(p.expires_on) FROM posting p
                        WHERE p.credit = e.account AND p.lot_id = e.lot_id),
                    (SELECT min(p.expires_on) FROM posted p WHERE p.lot_id = e.lot_id)) AS until,
                value_date, sum(credit - debit)
            FROM ends e WHERE account_group LIKE 'wallet:%'
            GROUP BY account_group, until, value_date ORDER BY account_group, until, value_date
            ON CONFLICT (account_group, expires_on, value_date) DO UPDATE SET
                amount = d.amount + excluded.amount
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite post;

    JournalProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        post =
                new BulkWrite(
                        jdbc,
                        POST,
                        "bigint integer timestamptz date text text text text bigint text date text");
    }

    @EventHandler
    void on(LedgerEvent event, TrackingToken token) {
        Batch batch =
                ProjectionWrites.gather(
                        "journal", () -> new Batch(event.occurredAt()), this::write);
        if (event instanceof WalletEvent moving) {
            batch.add(moving, token.position().getAsLong());
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE posting, account_day, outstanding_day, journal_began");
    }

    private void write(Batch batch) {
        jdbc.update(BEGIN, batch.first.toString());
        post.write(batch.rows);
    }

    /** The postings of a batch that began with an event at {@code first}. */
    private static final class Batch {
        private final Instant first;
        private final List<@Nullable Object[]> rows = new ArrayList<>();

        Batch(Instant first) {
            this.first = first;
        }

        void add(WalletEvent event, long position) {
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
                            EventNames.nameOf(event)
                        });
            }
        }
    }
}
