package jp.nagaokapay.ledger.kpi;

import java.util.Collection;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements of {@link BreakdownProjection}: each takes a batch's rows and adds them up. */
final class BreakdownWrites {
    private static final String SHOPS =
            """
            INSERT INTO kpi_shop (merchant_id, district, shop_class, category)
            SELECT * FROM unnest(?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String SHOP_MONTHS =
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

    private static final String STANDINGS =
            """
            INSERT INTO kpi_shop_standing AS t (business_date, district, shop_class, category,
                shops)
            SELECT e.date, coalesce(s.district, 'UNKNOWN'), coalesce(s.shop_class, 'UNKNOWN'),
                coalesce(s.category, 'UNKNOWN'), sum(e.shops)
            FROM unnest(?, ?, ?) AS e(date, shop, shops)
            LEFT JOIN kpi_shop s ON s.merchant_id = e.shop
            GROUP BY 1, 2, 3, 4
            ON CONFLICT (business_date, district, shop_class, category) DO UPDATE SET
                shops = t.shops + excluded.shops
            """;

    private static final String HOLDERS =
            """
            INSERT INTO kpi_holder (wallet_id, holder_group, last_used_on, is_open)
            SELECT * FROM unnest(?, ?, ?, ?)
            ON CONFLICT (wallet_id) DO UPDATE SET
                holder_group = excluded.holder_group,
                last_used_on = excluded.last_used_on,
                is_open = excluded.is_open
            """;

    private static final String HOLDER_MONTHS =
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

    private static final String LAST_USES =
            """
            INSERT INTO kpi_last_use AS u (last_used_on, holder_group, wallets)
            SELECT * FROM unnest(?, ?, ?)
            ON CONFLICT (last_used_on, holder_group) DO UPDATE SET
                wallets = u.wallets + excluded.wallets
            """;

    private static final String SIX = " bigint bigint bigint bigint bigint bigint";

    private final BulkWrite shops;
    private final BulkWrite shopMonths;
    private final BulkWrite standings;
    private final BulkWrite holders;
    private final BulkWrite holderMonths;
    private final BulkWrite lastUses;

    BreakdownWrites(JdbcTemplate jdbc) {
        shops = new BulkWrite(jdbc, SHOPS, "text text text text");
        shopMonths = new BulkWrite(jdbc, SHOP_MONTHS, "date text" + SIX);
        standings = new BulkWrite(jdbc, STANDINGS, "date text bigint");
        holders = new BulkWrite(jdbc, HOLDERS, "text text date boolean");
        holderMonths =
                new BulkWrite(jdbc, HOLDER_MONTHS, "date text" + SIX + " bigint bigint bigint");
        lastUses = new BulkWrite(jdbc, LAST_USES, "date text bigint");
    }

    /** Before everything else of the batch, which looks them up. */
    void shops(Collection<@Nullable Object[]> rows) {
        shops.write(rows);
    }

    void all(Slices slices) {
        shopMonths.write(slices.shopMonths());
        standings.write(slices.standings());
        holders.write(slices.holders());
        holderMonths.write(slices.holderMonths());
        lastUses.write(slices.lastUses());
    }
}
