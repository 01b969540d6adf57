package jp.nagaokapay.api.resident.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.schedule.ExpiringValue.Expiring;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code expiry_notice}: what is to be told, and what became of it. */
@Component
class NoticeOutbox {
    private static final String ADD =
            """
            INSERT INTO expiry_notice (wallet_id, expires_on, days_ahead, paid, points, next_at,
                made_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    /**
     * A claim is a try: who takes a row moves its next try away, so that another node leaves it
     * alone, and a crash leaves it to the next try.
     */
    private static final String CLAIM =
            """
            UPDATE expiry_notice SET attempts = attempts + 1,
                next_at = :now + least(interval '1 minute' * 2 ^ attempts, interval '6 hours')
            WHERE notice_id IN (SELECT notice_id FROM expiry_notice
                WHERE state = 'DUE' AND next_at <= :now
                ORDER BY next_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING notice_id, wallet_id, expires_on, attempts
            """;

    private final JdbcClient jdbc;
    private final BulkWrite add;

    NoticeOutbox(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        add = new BulkWrite(jdbc, ADD, "text date smallint bigint bigint timestamptz timestamptz");
    }

    /** Makes the rows that are not there yet. */
    void add(List<Expiring> expiring, int daysAhead, Instant now) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        expiring.forEach(each ->
                rows.add(
                        new @Nullable Object[] {
                            each.walletId(),
                            each.expiresOn(),
                            daysAhead,
                            each.paid(),
                            each.points(),
                            now,
                            now
                        }));
        add.write(rows);
    }

    List<Claimed> claim(Instant now, int limit) {
        return jdbc.sql(CLAIM)
                .param("now", SqlTime.utc(now))
                .param("limit", limit)
                .query((row, _) ->
                        new Claimed(
                                row.getLong("notice_id"),
                                new WalletId(row.getString("wallet_id")),
                                row.getObject("expires_on", LocalDate.class),
                                row.getInt("attempts")))
                .list();
    }

    /** It is tried again then, and this was no try. */
    void postpone(Claimed claimed, Instant until) {
        jdbc.sql(
                        """
                        UPDATE expiry_notice SET attempts = attempts - 1, next_at = ?
                        WHERE notice_id = ? AND state = 'DUE'
                        """)
                .params(SqlTime.utc(until), claimed.noticeId())
                .update();
    }

    void end(Claimed claimed, End end, Instant now) {
        jdbc.sql(
                        """
                        UPDATE expiry_notice SET state = ?, ended_at = ?
                        WHERE notice_id = ? AND state = 'DUE'
                        """)
                .params(end.name(), SqlTime.utc(now), claimed.noticeId())
                .update();
    }

    /**
     * @param attempts this try included
     */
    record Claimed(long noticeId, WalletId walletId, LocalDate expiresOn, int attempts) {}

    enum End {
        SENT,
        /** Nothing is left to tell, or nobody to tell it to. */
        DROPPED,
        GIVEN_UP
    }
}
