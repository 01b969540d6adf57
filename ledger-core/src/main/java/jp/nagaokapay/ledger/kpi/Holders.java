package jp.nagaokapay.ledger.kpi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Table {@code kpi_holder}. Holders of late are remembered, for as long as each batch is committed
 * and the next one follows it: whatever was rolled back, filled again or written by another node is
 * read from the table.
 */
final class Holders {
    private static final int REMEMBERED_MAX = 20_000;
    private static final long NOWHERE = -1;

    private static final String FIND =
            """
            SELECT wallet_id, holder_group, last_used_on, is_open FROM kpi_holder
            WHERE wallet_id = ANY (?)
            """;

    private static final String CHANGE =
            """
            INSERT INTO kpi_holder (wallet_id, holder_group, last_used_on, is_open)
            SELECT * FROM unnest(?, ?, ?, ?)
            ON CONFLICT (wallet_id) DO UPDATE SET
                holder_group = excluded.holder_group,
                last_used_on = excluded.last_used_on,
                is_open = excluded.is_open
            """;

    private final JdbcTemplate jdbc;
    private final BulkWrite change;
    private final Cache<WalletId, Holder> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    /** The position up to which they are as remembered; nowhere while a batch is under way. */
    private long asOf = NOWHERE;

    Holders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        change = new BulkWrite(jdbc, CHANGE, "text text date boolean");
    }

    /**
     * Those of the wallets that are known, before a batch.
     *
     * @param first the position of the batch's first event
     */
    Map<WalletId, Holder> before(long first, Set<WalletId> wallets) {
        if (first != asOf + 1) {
            remembered.invalidateAll();
        }
        asOf = NOWHERE;
        Map<WalletId, Holder> known = new HashMap<>(remembered.getAllPresent(wallets));
        String[] others =
                wallets.stream()
                        .filter(wallet -> !known.containsKey(wallet))
                        .map(WalletId::value)
                        .toArray(String[]::new);
        if (others.length > 0) {
            RowCallbackHandler each = row -> holder(row, known);
            jdbc.query(FIND, each, (Object) others);
        }
        return known;
    }

    /**
     * Writes what a batch changed.
     *
     * @param last the position of the batch's last event
     */
    void after(long last, Map<WalletId, Holder> changed) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        changed.forEach((wallet, holder) ->
                rows.add(
                        new @Nullable Object[] {
                            wallet, holder.group(), holder.lastUsedOn(), holder.isOpen()
                        }));
        change.write(rows);
        remembered.putAll(changed);
        CurrentUnitOfWork.get().afterCommit(_ -> asOf = last);
    }

    private void holder(ResultSet row, Map<WalletId, Holder> known) throws SQLException {
        WalletId wallet = new WalletId(row.getString("wallet_id"));
        Holder holder =
                new Holder(
                        HolderGroup.valueOf(row.getString("holder_group")),
                        row.getObject("last_used_on", LocalDate.class),
                        row.getBoolean("is_open"));
        known.put(wallet, holder);
        remembered.put(wallet, holder);
    }
}
