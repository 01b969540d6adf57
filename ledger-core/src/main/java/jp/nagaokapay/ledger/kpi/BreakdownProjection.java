package jp.nagaokapay.ledger.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
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
 * Read by {@link Breakdowns}.
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

    private static final String ADD_SHOPS =
            """
            INSERT INTO kpi_shop (merchant_id, district, shop_class, category)
            SELECT * FROM unnest(?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String ADD_SHOP_MONTHS =
            """
            INSERT INTO kpi_shop_month AS m (month, merchant_id, district, shop_class, category,
                payments, refunds, captured, refunded, captured_points, refunded_points)
            SELECT e.month, e.shop, coalesce(s.district, 'UNKNOWN'),
                coalesce(s.shop_class, 'UNKNOWN'), coalesce(s.category, 'UNKNOWN'),
                e.payments, e.refunds, e.captured, e.refunded, e.captured_points,
                e.refunded_points
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS e(month, shop, payments, refunds, captured,
                refunded, captured_points, refunded_points)
            LEFT JOIN kpi_shop s ON s.merchant_id = e.shop
            ON CONFLICT (month, merchant_id, district, shop_class, category) DO UPDATE SET
                payments = m.payments + excluded.payments,
                refunds = m.refunds + excluded.refunds,
                captured = m.captured + excluded.captured,
                refunded = m.refunded + excluded.refunded,
                captured_points = m.captured_points + excluded.captured_points,
                refunded_points = m.refunded_points + excluded.refunded_points
            """;

    private static final String ADD_PARTICIPATING =
            """
            INSERT INTO kpi_participating AS t (business_date, district, shop_class, category,
                shops)
            SELECT e.date, coalesce(s.district, 'UNKNOWN'), coalesce(s.shop_class, 'UNKNOWN'),
                coalesce(s.category, 'UNKNOWN'), sum(e.shops)
            FROM unnest(?, ?, ?) AS e(date, shop, shops)
            LEFT JOIN kpi_shop s ON s.merchant_id = e.shop
            GROUP BY 1, 2, 3, 4
            ON CONFLICT (business_date, district, shop_class, category) DO UPDATE SET
                shops = t.shops + excluded.shops
            """;

    private static final String CHANGE_HOLDERS =
            """
            INSERT INTO kpi_holder (wallet_id, holder_group, last_used_on, is_open)
            SELECT * FROM unnest(?, ?, ?, ?)
            ON CONFLICT (wallet_id) DO UPDATE SET
                holder_group = excluded.holder_group,
                last_used_on = excluded.last_used_on,
                is_open = excluded.is_open
            """;

    private static final String ADD_HOLDER_MONTHS =
            """
            INSERT INTO kpi_holder_month AS m (month, holder_group, payments, refunds, captured,
                refunded, captured_points, refunded_points, charges, charged, users)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (month, holder_group) DO UPDATE SET
                payments = m.payments + excluded.payments,
                refunds = m.refunds + excluded.refunds,
                captured = m.captured + excluded.captured,
                refunded = m.refunded + excluded.refunded,
                captured_points = m.captured_points + excluded.captured_points,
                refunded_points = m.refunded_points + excluded.refunded_points,
                charges = m.charges + excluded.charges,
                charged = m.charged + excluded.charged,
                users = m.users + excluded.users
            """;

    private static final String ADD_LAST_USES =
            """
            INSERT INTO kpi_last_use AS u (last_used_on, holder_group, wallets)
            SELECT * FROM unnest(?, ?, ?)
            ON CONFLICT (last_used_on, holder_group) DO UPDATE SET
                wallets = u.wallets + excluded.wallets
            """;

    private static final String SIX = " bigint bigint bigint bigint bigint bigint";

    private final JdbcTemplate jdbc;
    private final BulkWrite addShops;
    private final BulkWrite addShopMonths;
    private final BulkWrite addParticipating;
    private final BulkWrite changeHolders;
    private final BulkWrite addHolderMonths;
    private final BulkWrite addLastUses;

    BreakdownProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        addShops = new BulkWrite(jdbc, ADD_SHOPS, "text text text text");
        addShopMonths = new BulkWrite(jdbc, ADD_SHOP_MONTHS, "date text" + SIX);
        addParticipating = new BulkWrite(jdbc, ADD_PARTICIPATING, "date text bigint");
        changeHolders = new BulkWrite(jdbc, CHANGE_HOLDERS, "text text date boolean");
        addHolderMonths =
                new BulkWrite(jdbc, ADD_HOLDER_MONTHS, "date text" + SIX + " bigint bigint bigint");
        addLastUses = new BulkWrite(jdbc, ADD_LAST_USES, "date text bigint");
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
                "TRUNCATE kpi_shop, kpi_shop_month, kpi_participating, kpi_holder,"
                        + " kpi_holder_month, kpi_last_use");
    }

    private void write(List<LedgerEvent> events) {
        List<@Nullable Object[]> registered = new ArrayList<>();
        BreakdownBatch batch = new BreakdownBatch(holdersOf(events));
        for (LedgerEvent event : events) {
            if (event instanceof WalletEvent e) {
                batch.add(e);
            } else if (event instanceof MerchantEvent e) {
                batch.add(e);
                if (e instanceof MerchantRegistered shop) {
                    registered.add(row(shop));
                }
            }
        }
        addShops.write(registered); // first, because the others look them up
        addShopMonths.write(batch.shopMonths());
        addParticipating.write(batch.participating());
        changeHolders.write(batch.holders());
        addHolderMonths.write(batch.holderMonths());
        addLastUses.write(batch.lastUses());
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
