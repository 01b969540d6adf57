package jp.nagaokapay.gateway.event;

import static jp.nagaokapay.gateway.database.SqlTime.utc;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import jp.nagaokapay.gateway.ledger.LedgerFeed;
import jp.nagaokapay.gateway.ledger.LedgerFeed.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The copied events and the cursor that moves with them. */
class EventLog {
    // The one place where the cursor moves. A second node finds it moved and writes nothing.
    private static final String MOVE =
            """
            UPDATE gateway.feed_cursor SET position = :upTo WHERE position = :from
            """;
    private static final String INSERT =
            """
            INSERT INTO gateway.shop_event (position, merchant_id, type, occurred_at, payment_id,
                merchant_payment_id, amount, merchant_refund_id)
            SELECT position, merchant, type, at, payment, nullif(merchant_payment, payment), amount,
                refund
            FROM unnest(:positions, :merchants, :types, :at::timestamptz[], :payments,
                :merchantPayments, :amounts, :refunds) AS row (position, merchant, type, at,
                payment, merchant_payment, amount, refund)
            """;
    private static final String OF_A_SHOP =
            """
            SELECT * FROM gateway.shop_event
            WHERE merchant_id = :merchant AND position > :after
            ORDER BY position LIMIT :limit
            """;
    private static final String SHOPS =
            """
            SELECT DISTINCT merchant_id FROM gateway.shop_event
            WHERE position > :after AND position <= :upTo
            """;
    // Only from the beginning and without a gap, so that one position tells what was deleted.
    private static final String DELETE_OLDEST =
            """
            DELETE FROM gateway.shop_event WHERE position IN (
                SELECT position FROM (
                    SELECT position, bool_and(occurred_at < :before) OVER (ORDER BY position) AS past
                    FROM (SELECT position, occurred_at FROM gateway.shop_event
                          ORDER BY position LIMIT :limit) AS oldest) AS looked_at
                WHERE past)
            RETURNING position
            """;

    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public EventLog(JdbcClient client, TransactionTemplate transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** How far the feed was copied: every event up to there can be seen, and will not be more. */
    Cursor cursor() {
        return client.sql("SELECT position, forgotten_to FROM gateway.feed_cursor")
                .query((row, _) -> new Cursor(row.getLong(1), row.getLong(2)))
                .single();
    }

    /**
     * Writes a page of the feed, and what its listeners add.
     *
     * @return false when another node has done so or is further: nothing was written
     */
    boolean append(long from, LedgerFeed page, List<EventPageListener> listeners) {
        Boolean appended =
                transaction.execute(_ -> {
                    if (!move(from, page.upTo())) {
                        return false;
                    }
                    if (!page.entries().isEmpty()) {
                        insert(page.entries());
                        listeners.forEach(it -> it.written(from, page.upTo()));
                    }
                    return true;
                });
        return Boolean.TRUE.equals(appended);
    }

    private boolean move(long from, long upTo) {
        return client.sql(MOVE).param("from", from).param("upTo", upTo).update() == 1;
    }

    private void insert(List<Entry> entries) {
        client.sql(INSERT)
                .param("positions", column(entries, Entry::position, Long[]::new))
                .param("merchants", column(entries, Entry::merchantId, String[]::new))
                .param("types", column(entries, it -> ShopEvent.type(it.kind()), String[]::new))
                .param("at", column(entries, it -> it.at().toString(), String[]::new))
                .param("payments", column(entries, Entry::paymentId, String[]::new))
                .param("merchantPayments", column(entries, Entry::merchantPaymentId, String[]::new))
                .param("amounts", column(entries, Entry::amount, Long[]::new))
                .param("refunds", column(entries, Entry::merchantRefundId, String[]::new))
                .update();
    }

    private static <T extends @Nullable Object> T[] column(
            List<Entry> entries, Function<Entry, T> value, IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    List<ShopEvent> ofShop(String merchantId, long after, int limit) {
        return client.sql(OF_A_SHOP)
                .param("merchant", merchantId)
                .param("after", after)
                .param("limit", limit)
                .query(ShopEvent::of)
                .list();
    }

    /** The shops that something happened to behind one position, up to another. */
    List<String> shops(long after, long upTo) {
        return client.sql(SHOPS)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Deletes the oldest events, a batch of them; returns how many. */
    int deleteOldest(Instant before, int limit) {
        Integer deleted =
                transaction.execute(_ -> {
                    // Locked first, as in every transaction that needs both: no two can deadlock.
                    client.sql("SELECT position FROM gateway.feed_cursor FOR UPDATE")
                            .query(Long.class)
                            .single();
                    List<Long> positions =
                            client.sql(DELETE_OLDEST)
                                    .param("before", utc(before))
                                    .param("limit", limit)
                                    .query((row, _) -> row.getLong(1))
                                    .list();
                    positions.stream().max(Long::compare).ifPresent(this::recordForgotten);
                    return positions.size();
                });
        return Objects.requireNonNullElse(deleted, 0);
    }

    private void recordForgotten(long position) {
        client.sql("UPDATE gateway.feed_cursor SET forgotten_to = ?").param(position).update();
    }

    /**
     * @param position up to here the feed was copied
     * @param forgottenTo up to here the copies are gone
     */
    record Cursor(long position, long forgottenTo) {}
}
