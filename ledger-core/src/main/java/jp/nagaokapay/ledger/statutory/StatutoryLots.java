package jp.nagaokapay.ledger.statutory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.nagaokapay.ledger.journal.Account.Breakage;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Posting;
import jp.nagaokapay.ledger.journal.Postings;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.LotKind;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts lots by half-years: which have something in them, and of which something expired. Made
 * from the postings that the journal books, by their value dates. Read by {@link StatutoryReports}.
 */
@Component
@ProcessingGroup(StatutoryLots.NAME)
class StatutoryLots {
    static final String NAME = "statutory-lots";

    /**
     * A lot counts as ended on its last day or on the value date of what emptied it later, as the
     * journal's ended value does, so that booking an expiry late changes no count. It has expired
     * in a half-year once, whatever lapsed of it then; something taken out of it after its last day
     * had expired on that day.
     */
    private static final String COUNT =
            """
            WITH moved AS (
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    AS m(position, line, lot_id, kind, value_date, expires_on, change, lapses)),
            known AS (
                SELECT m.position, m.line, m.lot_id, m.kind, m.value_date, m.change, m.lapses,
                    coalesce(l.ends_on, min(m.expires_on) OVER (PARTITION BY m.lot_id)) AS ends_on,
                    coalesce(l.expired, '{}') AS told,
                    coalesce(l.balance, 0) + sum(m.change) OVER (
                        PARTITION BY m.lot_id ORDER BY m.position, m.line) AS balance
                FROM moved m LEFT JOIN statutory_lot l USING (lot_id)),
            expired AS (
                SELECT DISTINCT lot_id, kind, base_date FROM (
                    SELECT lot_id, kind, told, statutory_base_date(value_date) AS base_date
                    FROM known WHERE lapses
                    UNION ALL
                    SELECT lot_id, kind, told, statutory_base_date(ends_on) FROM known
                    WHERE NOT lapses AND change < 0 AND value_date > ends_on) AS ends
                WHERE base_date <> ALL (told)),
            lots AS (
                INSERT INTO statutory_lot AS s (lot_id, kind, ends_on, balance, expired)
                SELECT lot_id, kind, ends_on, balance, told || ARRAY(
                    SELECT e.base_date FROM expired e WHERE e.lot_id = k.lot_id)
                FROM (SELECT DISTINCT ON (lot_id) * FROM known
                    ORDER BY lot_id, position DESC, line DESC) AS k
                ON CONFLICT (lot_id) DO UPDATE SET
                    balance = excluded.balance, expired = excluded.expired),
            turned AS (
                SELECT kind, value_date, greatest(value_date, ends_on) AS ended_on,
                    CASE WHEN balance > 0 THEN 1 ELSE -1 END AS lots
                FROM known WHERE (balance > 0) <> (balance - change > 0))
            INSERT INTO statutory_half AS h (kind, base_date, opened, ended, expired)
            SELECT kind, base_date, sum(opened), sum(ended), sum(expired) FROM (
                SELECT kind, statutory_base_date(value_date) AS base_date, lots AS opened,
                    0 AS ended, 0 AS expired FROM turned
                UNION ALL SELECT kind, statutory_base_date(ended_on), 0, lots, 0 FROM turned
                UNION ALL SELECT kind, base_date, 0, 0, 1 FROM expired) AS counts
            GROUP BY kind, base_date ORDER BY kind, base_date
            ON CONFLICT (kind, base_date) DO UPDATE SET opened = h.opened + excluded.opened,
                ended = h.ended + excluded.ended, expired = h.expired + excluded.expired
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite count;

    StatutoryLots(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        count = new BulkWrite(jdbc, COUNT, "bigint integer text text date date bigint boolean");
    }

    @EventHandler
    void on(LedgerEvent event, TrackingToken token) {
        int line = 0;
        for (Posting posting : Postings.of(event)) {
            if (posting.lotId() != null) {
                ProjectionWrites.<List<@Nullable Object[]>>gather(
                                NAME, ArrayList::new, count::write)
                        .add(row(posting, token.position().getAsLong(), line++));
            }
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute("TRUNCATE statutory_lot, statutory_half");
    }

    private static @Nullable Object[] row(Posting posting, long position, int line) {
        long amount = posting.amount().amount();
        boolean lapses = posting.credit() instanceof Breakage;
        LotKind kind;
        long change;
        if (posting.debit() instanceof WalletValue from) {
            kind = from.kind();
            change = -amount;
        } else if (posting.credit() instanceof WalletValue to) {
            kind = to.kind();
            change = amount;
        } else if (posting.credit() instanceof Breakage breakage) {
            kind = breakage.kind();
            change = 0;
        } else {
            throw new IllegalStateException("a lot's posting without a kind: " + posting);
        }
        return new @Nullable Object[] {
            position,
            line,
            posting.lotId(),
            kind.name().toLowerCase(Locale.ROOT),
            posting.valueDate(),
            posting.expiresOn(),
            change,
            lapses
        };
    }
}
