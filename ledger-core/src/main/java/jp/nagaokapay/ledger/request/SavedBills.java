package jp.nagaokapay.ledger.request;

import static jp.nagaokapay.ledger.request.BillRule.BILL_IS_KNOWN;
import static jp.nagaokapay.ledger.request.BillRule.WITHIN_SAVED_BILLS;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bills that holders keep in view: those they scanned or opened and did not put away. */
@Component
public final class SavedBills {
    /** Bills that one wallet may have saved, those put away included. */
    public static final int SAVED_MAX = 2_000;

    /** Most that are listed, the newest of them. */
    public static final int LISTED_MAX = 200;

    private static final String SAVE =
            """
            INSERT INTO saved_bill (wallet_id, code, saved_at) VALUES (?, ?, ?)
            ON CONFLICT (wallet_id, code) DO UPDATE SET refused_at = NULL
            """;

    /** The first of those that are due and open; whoever has it locked reminds its holder. */
    private static final String REMIND =
            """
            UPDATE saved_bill SET reminded_at = :now
            WHERE (wallet_id, code) IN (
                SELECT s.wallet_id, s.code FROM saved_bill s
                JOIN bill b USING (code) JOIN bill_issue i USING (issue_id)
                LEFT JOIN bill_outcome o
                    ON o.merchant_id = b.merchant_id AND o.code = b.code
                WHERE s.reminded_at IS NULL AND s.refused_at IS NULL AND o.code IS NULL
                    AND i.due_on BETWEEN :today AND :until
                ORDER BY i.due_on, s.wallet_id LIMIT 1 FOR UPDATE OF s SKIP LOCKED)
            RETURNING wallet_id, code
            """;

    private final JdbcClient jdbc;
    private final Bills bills;
    private final ReadBarrier barrier;
    private final Clock clock;

    SavedBills(JdbcClient jdbc, Bills bills, ReadBarrier barrier, Clock clock) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.barrier = barrier;
        this.clock = clock;
    }

    /** Keeps a bill in view, also one that was put away. Refused when it is unknown. */
    public void save(WalletId walletId, BillCode code) {
        BILL_IS_KNOWN.require(bills.exists(code));
        WITHIN_SAVED_BILLS.require(count(walletId) < SAVED_MAX, Map.of("most", SAVED_MAX));
        jdbc.sql(SAVE)
                .params(walletId.value(), code.value(), SqlTime.utc(clock.instant()))
                .update();
    }

    /** Puts a bill away: it is not listed any more, and nobody is reminded. It stays payable. */
    public void putAway(WalletId walletId, BillCode code) {
        int found =
                jdbc.sql(
                                """
                                UPDATE saved_bill SET refused_at = coalesce(refused_at, ?)
                                WHERE wallet_id = ? AND code = ?
                                """)
                        .params(SqlTime.utc(clock.instant()), walletId.value(), code.value())
                        .update();
        BILL_IS_KNOWN.require(found == 1);
    }

    /** Newest first. */
    public List<BillView> of(WalletId walletId) {
        barrier.awaitHead(BillOutcomes.NAME);
        return bills.query(
                """
                JOIN saved_bill s ON s.code = b.code
                WHERE s.wallet_id = :wallet AND s.refused_at IS NULL
                ORDER BY s.saved_at DESC, b.number DESC LIMIT :limit
                """,
                Map.of("wallet", walletId.value(), "limit", LISTED_MAX));
    }

    /**
     * The next holder to be reminded of an open bill; marked as reminded when the caller's
     * transaction commits, so that nobody else reminds of it.
     *
     * @param until the last due date of which holders are reminded
     */
    public List<Due> nextToRemind(Instant now, LocalDate today, LocalDate until) {
        return jdbc.sql(REMIND)
                .param("now", SqlTime.utc(now))
                .param("today", today)
                .param("until", until)
                .query((row, _) ->
                        new Due(
                                new WalletId(row.getString("wallet_id")),
                                new BillCode(row.getString("code"))))
                .list();
    }

    private int count(WalletId walletId) {
        return jdbc.sql("SELECT count(*) FROM saved_bill WHERE wallet_id = ?")
                .param(walletId.value())
                .query(Integer.class)
                .single();
    }

    /** Who is to be reminded of what. */
    public record Due(WalletId walletId, BillCode code) {}
}
