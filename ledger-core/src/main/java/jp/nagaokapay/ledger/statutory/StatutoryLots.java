package jp.nagaokapay.ledger.statutory;

import jp.nagaokapay.ledger.journal.Posting;
import jp.nagaokapay.ledger.journal.Postings;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletMetaData;
import jp.nagaokapay.ledger.wallet.schedule.LotsRemaining;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts lots by half-years: which have something in them, and of which something expired. Made
 * from the postings that the journal books, by their value dates. Read by {@link StatutoryReports}.
 *
 * <p>Most payments empty no lot and so change no count. Processed with the table of lots, which
 * says at the same position what is still in them.
 */
@Component
@ProcessingGroup(LotsRemaining.NAME)
class StatutoryLots {
    private static final String GATHERED = "statutory-lots";

    private static final String COUNT =
            """
            INSERT INTO statutory_half AS h (kind, base_date, opened, ended, expired)
            SELECT kind, base_date, opened, ended, 0
            FROM unnest(?, ?, ?, ?) AS e(kind, base_date, opened, ended)
            ORDER BY kind, base_date
            ON CONFLICT (kind, base_date) DO UPDATE SET
                opened = h.opened + excluded.opened, ended = h.ended + excluded.ended
            """;

    /** A lot has expired in a half-year once, whatever lapsed of it then. */
    private static final String EXPIRE =
            """
            WITH fresh AS (
                INSERT INTO statutory_expired (lot_id, base_date, kind)
                SELECT * FROM unnest(?, ?, ?) ON CONFLICT DO NOTHING RETURNING kind, base_date)
            INSERT INTO statutory_half AS h (kind, base_date, opened, ended, expired)
            SELECT kind, base_date, 0, 0, count(*) FROM fresh
            GROUP BY kind, base_date ORDER BY kind, base_date
            ON CONFLICT (kind, base_date) DO UPDATE SET expired = h.expired + excluded.expired
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite count;
    private final BulkWrite expire;

    StatutoryLots(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        count = new BulkWrite(jdbc, COUNT, "text date bigint bigint");
        expire = new BulkWrite(jdbc, EXPIRE, "text date text");
    }

    @EventHandler
    void on(WalletEvent event, MetaData metaData) {
        LotCounts counts = ProjectionWrites.gather(GATHERED, LotCounts::new, this::write);
        for (Posting posting : Postings.of(event)) {
            counts.add(posting);
        }
        counts.turn(WalletMetaData.of(event, metaData).turned());
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE statutory_expired, statutory_half");
    }

    private void write(LotCounts counts) {
        count.write(counts.turned());
        expire.write(counts.expired());
    }
}
