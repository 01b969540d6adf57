package jp.nagaokapay.ledger.journal;

import java.time.Instant;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes each event's postings, and their sums a batch at a time. Read by {@link Journal}. */
@Component
@ProcessingGroup(JournalProjection.NAME)
public final class JournalProjection {
    /** The processor's name. */
    public static final String NAME = "journal";

    private static final String BEGIN =
            "INSERT INTO journal_began (at) VALUES (?::timestamptz) ON CONFLICT DO NOTHING";

    private static final String POST =
            """
            INSERT INTO posting (position, line, at, value_date, debit, credit, amount, lot_id,
                expires_on)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_DAYS =
            """
            INSERT INTO account_day AS d (account, value_date, account_group, debit, credit,
                last_position)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, value_date, account_group) DO UPDATE SET
                debit = d.debit + excluded.debit, credit = d.credit + excluded.credit,
                last_position = excluded.last_position
            """;

    private static final String ADD_MONTHS =
            """
            INSERT INTO account_month AS m (account, month, account_group, debit, credit)
            SELECT * FROM unnest(?, ?, ?, ?, ?)
            ON CONFLICT (account, month, account_group) DO UPDATE SET
                debit = m.debit + excluded.debit, credit = m.credit + excluded.credit
            """;

    private static final String ADD_FATES =
            """
            INSERT INTO value_day AS v (kind, value_date, issues, issued, uses, used, lapsed)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind, value_date) DO UPDATE SET
                issues = v.issues + excluded.issues, issued = v.issued + excluded.issued,
                uses = v.uses + excluded.uses, used = v.used + excluded.used,
                lapsed = v.lapsed + excluded.lapsed
            """;

    private static final String ADD_ENDED =
            """
            INSERT INTO ended_day AS d (account_group, ended_on, amount)
            SELECT * FROM unnest(?, ?, ?)
            ON CONFLICT (account_group, ended_on) DO UPDATE SET amount = d.amount + excluded.amount
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite post;
    private final BulkWrite addDays;
    private final BulkWrite addMonths;
    private final BulkWrite addFates;
    private final BulkWrite addEnded;

    JournalProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        post =
                new BulkWrite(
                        jdbc, POST, "bigint integer timestamptz date text text bigint text date");
        addDays = new BulkWrite(jdbc, ADD_DAYS, "text date text bigint bigint bigint");
        addMonths = new BulkWrite(jdbc, ADD_MONTHS, "text date text bigint bigint");
        addFates = new BulkWrite(jdbc, ADD_FATES, "text date bigint bigint bigint bigint bigint");
        addEnded = new BulkWrite(jdbc, ADD_ENDED, "text date bigint");
    }

    @EventHandler
    void on(LedgerEvent event, TrackingToken token) {
        Batch batch =
                ProjectionWrites.gather(NAME, () -> new Batch(event.occurredAt()), this::write);
        batch.rows.add(event.occurredAt(), token.position().getAsLong(), Postings.of(event));
    }

    @ResetHandler
    void reset() {
        jdbc.execute(
                "TRUNCATE posting, account_day, account_month, ended_day, value_day, journal_began");
    }

    private void write(Batch batch) {
        jdbc.update(BEGIN, batch.first.toString());
        post.write(batch.rows.postings());
        addDays.write(batch.rows.days());
        addMonths.write(batch.rows.months());
        addFates.write(batch.rows.fates());
        addEnded.write(batch.rows.ended());
    }

    /** A batch that began with an event at {@code first}. */
    private record Batch(Instant first, BatchRows rows) {
        Batch(Instant first) {
            this(first, new BatchRows());
        }
    }
}
