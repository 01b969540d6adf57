package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table {@code kpi_holder}. */
final class Holders {
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

    Holders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        change = new BulkWrite(jdbc, CHANGE, "text text date boolean");
    }

    /** Those of the events' wallets that are known. */
    Map<WalletId, Holder> of(List<LedgerEvent> events) {
        String[] wallets =
                events.stream()
                        .filter(WalletEvent.class::isInstance)
                        .map(event -> ((WalletEvent) event).walletId().value())
                        .distinct()
                        .toArray(String[]::new);
        Map<WalletId, Holder> holders = new HashMap<>();
        jdbc.query(
                FIND,
                row -> {
                    holders.put(
                            new WalletId(row.getString("wallet_id")),
                            new Holder(
                                    HolderGroup.valueOf(row.getString("holder_group")),
                                    row.getObject("last_used_on", LocalDate.class),
                                    row.getBoolean("is_open")));
                },
                (Object) wallets);
        return holders;
    }

    void change(Map<WalletId, Holder> holders) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        holders.forEach((wallet, holder) ->
                rows.add(
                        new @Nullable Object[] {
                            wallet, holder.group(), holder.lastUsedOn(), holder.isOpen()
                        }));
        change.write(rows);
    }
}
