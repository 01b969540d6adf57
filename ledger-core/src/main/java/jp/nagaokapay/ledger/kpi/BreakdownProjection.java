package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps a batch's events in their order and writes what they add when it ends, a statement a table.
 * Read by {@link BreakdownReport}.
 */
@Component
@ProcessingGroup(BreakdownProjection.NAME)
class BreakdownProjection {
    static final String NAME = "kpi-breakdown";

    private static final String HOLDERS =
            """
            SELECT wallet_id, holder_group, last_used_on, is_open FROM kpi_holder
            WHERE wallet_id = ANY (?)
            """;

    private final JdbcTemplate jdbc;
    private final BreakdownWrites writes;

    BreakdownProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        writes = new BreakdownWrites(jdbc);
    }

    @EventHandler
    void on(LedgerEvent event) {
        if (event instanceof MerchantEvent || event instanceof WalletEvent) {
            ProjectionWrites.<List<LedgerEvent>>gather(NAME, ArrayList::new, this::write)
                    .add(event);
        }
    }

    @ResetHandler
    void reset() {
        jdbc.execute(
                "TRUNCATE kpi_shop, kpi_shop_month, kpi_shop_standing, kpi_holder,"
                        + " kpi_holder_month, kpi_last_use");
    }

    private void write(List<LedgerEvent> events) {
        List<@Nullable Object[]> registered = new ArrayList<>();
        Slices slices = new Slices(holdersOf(events));
        for (LedgerEvent event : events) {
            if (event instanceof WalletEvent e) {
                slices.add(e);
            } else if (event instanceof MerchantEvent e) {
                slices.add(e);
                if (e instanceof MerchantRegistered shop) {
                    registered.add(row(shop));
                }
            }
        }
        writes.shops(registered);
        writes.all(slices);
    }

    private static @Nullable Object[] row(MerchantRegistered event) {
        ShopProfile shop = event.profile();
        return new @Nullable Object[] {
            event.merchantId(), shop.district(), shop.shopClass(), shop.category()
        };
    }

    private Map<WalletId, Holder> holdersOf(List<LedgerEvent> events) {
        String[] wallets =
                events.stream()
                        .filter(WalletEvent.class::isInstance)
                        .map(event -> ((WalletEvent) event).walletId().value())
                        .distinct()
                        .toArray(String[]::new);
        Map<WalletId, Holder> holders = new HashMap<>();
        jdbc.query(
                HOLDERS,
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
}
