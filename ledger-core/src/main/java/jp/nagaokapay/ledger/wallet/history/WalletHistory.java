package jp.nagaokapay.ledger.wallet.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A wallet's statement, newest entry first, with all that was in the log when it was asked for.
 *
 * <p>One row an entry, in the order of the log; its balance is made from the row before it at the
 * batch's end. So is its time: what follows from something earlier, such as points for a charge,
 * may come behind what happened meanwhile.
 */
@Component
@ProcessingGroup(WalletHistory.NAME)
public final class WalletHistory {
    /** The processor's name. */
    static final String NAME = "wallet-history";

    /** The most entries of a page. */
    public static final int PAGE_MAX = 200;

    private static final String INSERT =
            """
            INSERT INTO wallet_history (wallet_id, position, at, caused_at, type, amount, change,
                lapsed, merchant_id, lot_id, reference, balance_after)
            SELECT e.wallet_id, e.position, greatest(last.at, max(e.caused_at) OVER upwards),
                e.caused_at, e.type, e.amount, e.change, e.lapsed, e.merchant_id, e.lot_id,
                e.reference, coalesce(last.balance_after, 0) + sum(e.change) OVER upwards
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS e(wallet_id, position, caused_at, type,
                amount, change, lapsed, merchant_id, lot_id, reference)
            LEFT JOIN LATERAL (
                SELECT h.at, h.balance_after FROM wallet_history h WHERE h.wallet_id = e.wallet_id
                ORDER BY h.position DESC LIMIT 1) last ON true
            WINDOW upwards AS (PARTITION BY e.wallet_id ORDER BY e.position)
            """;
    private static final String PAGE =
            """
            SELECT h.*, m.name
            FROM wallet_history h LEFT JOIN merchant_directory m ON m.merchant_id = h.merchant_id
            WHERE h.wallet_id = :wallet AND h.position < :before
            ORDER BY h.position DESC LIMIT :limit
            """;

    private final JdbcClient client;
    private final ReadBarrier barrier;
    private final BulkWrite insert;

    WalletHistory(JdbcTemplate jdbc, ReadBarrier barrier) {
        this.barrier = barrier;
        client = JdbcClient.create(jdbc);
        insert =
                new BulkWrite(
                        jdbc,
                        INSERT,
                        "text bigint timestamptz text bigint bigint bigint text text text");
    }

    @EventHandler
    void on(WalletEvent event, TrackingToken token) {
        HistoryLine line = HistoryLine.of(event);
        if (line == null) {
            return;
        }
        ProjectionWrites.<List<@Nullable Object[]>>gather(NAME, ArrayList::new, insert::write)
                .add(
                        new @Nullable Object[] {
                            event.walletId(),
                            token.position().getAsLong(),
                            event.occurredAt(),
                            line.type(),
                            line.amount().amount(),
                            line.change(),
                            line.lapsed().amount(),
                            line.merchantId(),
                            line.lotId(),
                            line.reference()
                        });
    }

    @ResetHandler
    void reset() {
        client.sql("TRUNCATE wallet_history").update();
    }

    /**
     * A page of the statement.
     *
     * @param after {@link Page#next} of the page before; null for the newest entries
     * @param limit how many entries, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    public Page page(WalletId walletId, @Nullable Long after, int limit) {
        barrier.awaitHead(NAME);
        int size = Math.clamp(limit, 1, PAGE_MAX);
        List<Entry> found =
                client.sql(PAGE)
                        .param("wallet", walletId.value())
                        .param("before", after == null ? Long.MAX_VALUE : after)
                        .param("limit", size + 1)
                        .query(WalletHistory::entry)
                        .list();
        List<Entry> entries = found.subList(0, Math.min(size, found.size()));
        return new Page(
                List.copyOf(entries), found.size() > size ? entries.getLast().position() : null);
    }

    private static Entry entry(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        String merchantId = row.getString("merchant_id");
        String lotId = row.getString("lot_id");
        return new Entry(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("caused_at", OffsetDateTime.class).toInstant(),
                Type.valueOf(row.getString("type")),
                Yen.of(row.getLong("amount")),
                row.getLong("change"),
                Yen.of(row.getLong("lapsed")),
                merchantId == null ? null : new MerchantId(merchantId),
                row.getString("name"),
                lotId == null ? null : new LotId(lotId),
                row.getString("reference"),
                Yen.of(row.getLong("balance_after")));
    }

    /** Some entries; {@code next} asks for the older ones and is null when there are none. */
    public record Page(List<Entry> entries, @Nullable Long next) {}

    /**
     * One line of the statement.
     *
     * <p>The balance steps by what the entry did to the value that can be spent. A hold takes its
     * amount off at the authorization; the later payment only gives back what was not taken.
     *
     * @param position the event's place in the log
     * @param at when it took its place: its business time, or that of the entry before it where
     *     that is later
     * @param causedAt its business time, by which reports count
     * @param amount what the entry is about, never negative; its direction follows from the type
     * @param change what it did to the balance
     * @param lapsed how much of a refund or a released hold did not come back, its lot having
     *     expired
     * @param merchantName null when no shop is involved, or when the directory does not know it yet
     * @param lotId of a grant, its return or an expiry
     * @param reference the id of the charge, grant, payment or lot
     * @param balanceAfter what can be spent after the entry: all lots, points included, less open
     *     holds. Expired value counts until the entry of its expiry, so that each balance follows
     *     from the one before
     */
    public record Entry(
            long position,
            Instant at,
            Instant causedAt,
            Type type,
            Yen amount,
            long change,
            Yen lapsed,
            @Nullable MerchantId merchantId,
            @Nullable String merchantName,
            @Nullable LotId lotId,
            String reference,
            Yen balanceAfter) {}

    public enum Type {
        CHARGE,
        CHARGE_REVERSAL,
        GRANT,
        /** Points went back, since what earned them was refunded or reversed. */
        GRANT_RETURN,
        /** A hold was put on value. */
        AUTHORIZATION,
        /** Value went to a shop. */
        PAYMENT,
        /** The shop released a hold. */
        VOID,
        /** A hold ended by itself. */
        HOLD_EXPIRY,
        REFUND,
        /** A lot expired. */
        EXPIRY,
        /** The wallet was closed with value in it. */
        CLOSING
    }
}
