package jp.nagaokapay.ledger.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ShopProfileChanged;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps a batch's events in their order and writes what they add when it ends, a statement a table.
 * Read by {@link Breakdowns}.
 */
@Component
@ProcessingGroup(KpiProjection.NAME)
class BreakdownProjection {
    private static final String GATHERED = "kpi-breakdown";

    private static final String ADD_SHOPS =
            """
            INSERT INTO kpi_shop (merchant_id, district, shop_class, category)
            SELECT * FROM unnest(?, ?, ?, ?)
            ON CONFLICT (merchant_id) DO UPDATE SET district = excluded.district,
                shop_class = excluded.shop_class, category = excluded.category
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

    /**
     * Only who was not yet there raises the count: an event may come behind one of a later month.
     */
    private static final String ADD_ACTIVE =
            """
            WITH fresh AS (
                INSERT INTO kpi_active (span, starts_on, wallet_id)
                SELECT * FROM unnest(?, ?, ?) ORDER BY 1, 2, 3
                ON CONFLICT DO NOTHING RETURNING span, starts_on)
            INSERT INTO kpi_active_count AS c (span, starts_on, users)
            SELECT span, starts_on, count(*) FROM fresh GROUP BY span, starts_on ORDER BY 1, 2
            ON CONFLICT (span, starts_on) DO UPDATE SET users = c.users + excluded.users
            """;

    private static final String SIX = " bigint bigint bigint bigint bigint bigint";

    private final JdbcTemplate jdbc;
    private final Holders holders;
    private final BulkWrite addShops;
    private final BulkWrite addShopMonths;
    private final BulkWrite addParticipating;
    private final BulkWrite addHolderMonths;
    private final BulkWrite addLastUses;
    private final BulkWrite addActive;

    BreakdownProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        holders = new Holders(jdbc);
        addShops = new BulkWrite(jdbc, ADD_SHOPS, "text text text text");
        addShopMonths = new BulkWrite(jdbc, ADD_SHOP_MONTHS, "date text" + SIX);
        addParticipating = new BulkWrite(jdbc, ADD_PARTICIPATING, "date text bigint");
        addHolderMonths =
                new BulkWrite(jdbc, ADD_HOLDER_MONTHS, "date text" + SIX + " bigint bigint bigint");
        addLastUses = new BulkWrite(jdbc, ADD_LAST_USES, "date text bigint");
        addActive = new BulkWrite(jdbc, ADD_ACTIVE, "text date text");
    }

    @EventHandler
    void on(LedgerEvent event, TrackingToken token) {
        ProjectionWrites.gather(GATHERED, Gathered::new, this::write)
                .add(event, token.position().orElseThrow());
    }

    @ResetHandler
    void reset() {
        jdbc.execute(
                "TRUNCATE kpi_shop, kpi_shop_month, kpi_participating, kpi_holder,"
                        + " kpi_holder_month, kpi_last_use, kpi_active, kpi_active_count");
    }

    private void write(Gathered gathered) {
        List<@Nullable Object[]> registered = new ArrayList<>();
        BreakdownBatch batch =
                new BreakdownBatch(holders.before(gathered.first(), gathered.wallets()));
        for (LedgerEvent event : gathered.events) {
            if (event instanceof WalletEvent e) {
                batch.add(e);
            } else if (event instanceof MerchantEvent e) {
                batch.add(e);
                if (e instanceof MerchantRegistered shop) {
                    registered.add(row(shop.merchantId(), shop.profile()));
                } else if (e instanceof ShopProfileChanged shop) {
                    change(shop, registered, batch);
                }
            }
        }
        writeShops(registered, batch);
        holders.after(gathered.last, batch.changedHolders());
        addHolderMonths.write(batch.holderMonths());
        addLastUses.write(batch.lastUses());
        addActive.write(batch.active());
    }

    /** What was before counts as the shop was; a shop in the program moves to what it is now. */
    private void change(
            ShopProfileChanged shop, List<@Nullable Object[]> registered, BreakdownBatch batch) {
        int counted = shop.standing() == MerchantStatus.APPROVED ? 1 : 0;
        batch.participates(shop, -counted);
        writeShops(registered, batch);
        addShops.write(List.<@Nullable Object[]>of(row(shop.merchantId(), shop.profile())));
        batch.participates(shop, counted);
    }

    private void writeShops(List<@Nullable Object[]> registered, BreakdownBatch batch) {
        addShops.write(registered); // first, because the others look them up
        registered.clear();
        addShopMonths.write(batch.takeShopMonths());
        addParticipating.write(batch.takeParticipating());
    }

    private static @Nullable Object[] row(MerchantId merchantId, ShopProfile shop) {
        return new @Nullable Object[] {
            merchantId, shop.district(), shop.shopClass(), shop.category()
        };
    }

    /** A batch: every event, so that the next batch is known to follow. */
    private static final class Gathered {
        private final List<LedgerEvent> events = new ArrayList<>();
        private long last;

        void add(LedgerEvent event, long position) {
            events.add(event);
            last = position;
        }

        long first() {
            return last - events.size() + 1;
        }

        Set<WalletId> wallets() {
            return events.stream()
                    .filter(WalletEvent.class::isInstance)
                    .map(event -> ((WalletEvent) event).walletId())
                    .collect(Collectors.toSet());
        }
    }
}
