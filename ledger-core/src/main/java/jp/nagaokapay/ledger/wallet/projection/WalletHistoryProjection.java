package jp.nagaokapay.ledger.wallet.projection;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletHistory;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement: one row an entry, its balance made from the row before it at the batch's end. */
@Component
@ProcessingGroup("wallet-history")
class WalletHistoryProjection implements WalletHistory {
    private static final String INSERT =
            """
            INSERT INTO wallet_history (wallet_id, position, at, type, amount, lapsed, merchant_id,
                reference, balance_after)
            SELECT e.wallet_id, e.position, e.at, e.type, e.amount, e.lapsed, e.merchant_id,
                e.reference, coalesce(last.balance_after, 0)
                    + sum(e.step) OVER (PARTITION BY e.wallet_id ORDER BY e.position)
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS e(wallet_id, position, at, type, amount,
                lapsed, merchant_id, reference, step)
            LEFT JOIN LATERAL (
                SELECT h.balance_after FROM wallet_history h WHERE h.wallet_id = e.wallet_id
                ORDER BY h.position DESC LIMIT 1) last ON true
            """;
    private static final String PAGE =
            """
            SELECT h.position, h.at, h.type, h.amount, h.lapsed, h.merchant_id, m.name, h.reference,
                h.balance_after
            FROM wallet_history h LEFT JOIN merchant_directory m ON m.merchant_id = h.merchant_id
            WHERE h.wallet_id = :wallet AND h.position < :before
            ORDER BY h.position DESC LIMIT :limit
            """;

    private final JdbcClient client;
    private final BulkWrite insert;

    WalletHistoryProjection(JdbcTemplate jdbc) {
        client = JdbcClient.create(jdbc);
        insert =
                new BulkWrite(
                        jdbc,
                        INSERT,
                        "text bigint timestamptz text bigint bigint text text bigint");
    }

    @EventHandler
    void on(WalletEvent event, TrackingToken token) {
        HistoryLine line = HistoryLine.of(event);
        if (line == null) {
            return;
        }
        ProjectionWrites.<List<@Nullable Object[]>>gather(
                        "wallet-history", ArrayList::new, insert::write)
                .add(
                        new @Nullable Object[] {
                            event.walletId(),
                            token.position().getAsLong(),
                            event.occurredAt(),
                            line.type(),
                            line.amount().amount(),
                            line.lapsed().amount(),
                            line.merchantId(),
                            line.reference(),
                            line.step()
                        });
    }

    @ResetHandler
    void reset() {
        client.sql("TRUNCATE wallet_history").update();
    }

    @Override
    public Page page(WalletId walletId, @Nullable Long after, int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        List<Entry> found =
                client.sql(PAGE)
                        .param("wallet", walletId.value())
                        .param("before", after == null ? Long.MAX_VALUE : after)
                        .param("limit", size + 1)
                        .query(WalletHistoryProjection::entry)
                        .list();
        List<Entry> entries = found.subList(0, Math.min(size, found.size()));
        return new Page(
                List.copyOf(entries), found.size() > size ? entries.getLast().position() : null);
    }

    private static Entry entry(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        String merchantId = row.getString("merchant_id");
        return new Entry(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Type.valueOf(row.getString("type")),
                Yen.of(row.getLong("amount")),
                Yen.of(row.getLong("lapsed")),
                merchantId == null ? null : new MerchantId(merchantId),
                row.getString("name"),
                row.getString("reference"),
                Yen.of(row.getLong("balance_after")));
    }
}
