package jp.nagaokapay.ledger.kpi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.log.follow.ReadFreshness;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The city's figures cut in slices; their sums are those of {@link Kpis}. Amounts are whole yen,
 * negative where refunds or reversals exceed what a period brought. Throws {@link
 * jp.nagaokapay.ledger.shared.message.Unavailable} as {@link Kpis} does.
 */
@Component
public final class Breakdowns {
    private static final String BY_SHOP =
            """
            SELECT coalesce(f.key, s.key) AS key, coalesce(f.payments, 0) AS payments,
                coalesce(f.refunds, 0) AS refunds, coalesce(f.captured, 0) AS captured,
                coalesce(f.refunded, 0) AS refunded, coalesce(f.points, 0) AS points,
                coalesce(f.shops, 0) AS shops, coalesce(s.participating, 0) AS participating
            FROM (SELECT {by} AS key, sum(payments) AS payments, sum(refunds) AS refunds,
                    sum(captured) AS captured, sum(refunded) AS refunded,
                    sum(captured_points - refunded_points) AS points,
                    count(DISTINCT merchant_id) FILTER (WHERE payments > 0) AS shops
                FROM kpi_shop_month WHERE month BETWEEN :first AND :last GROUP BY 1) f
            FULL JOIN (SELECT {by} AS key, sum(shops) AS participating
                FROM kpi_participating WHERE business_date <= :last GROUP BY 1) s
                ON s.key = f.key
            ORDER BY coalesce(f.captured - f.refunded, 0) DESC, 1
            """;

    /** The users run on from the first day of the books, so the flows are cut out of them. */
    private static final String BY_HOLDER =
            """
            SELECT holder_group, coalesce(sum(payments) FILTER (WHERE month >= :first), 0)
                    AS payments,
                coalesce(sum(refunds) FILTER (WHERE month >= :first), 0) AS refunds,
                coalesce(sum(captured) FILTER (WHERE month >= :first), 0) AS captured,
                coalesce(sum(refunded) FILTER (WHERE month >= :first), 0) AS refunded,
                coalesce(sum(captured_points - refunded_points)
                    FILTER (WHERE month >= :first), 0) AS points,
                coalesce(sum(charges) FILTER (WHERE month >= :first), 0) AS charges,
                coalesce(sum(charged) FILTER (WHERE month >= :first), 0) AS charged,
                sum(users) AS users
            FROM kpi_holder_month WHERE month <= :last GROUP BY holder_group
            """;

    private static final String AGES =
            """
            SELECT CASE WHEN last_used_on = DATE '1970-01-01' THEN 'NEVER'
                    WHEN last_used_on >= :today::date - 7 THEN 'WITHIN_7_DAYS'
                    WHEN last_used_on >= :today::date - 30 THEN 'WITHIN_30_DAYS'
                    WHEN last_used_on >= :today::date - 90 THEN 'WITHIN_90_DAYS'
                    WHEN last_used_on >= :today::date - 180 THEN 'WITHIN_180_DAYS'
                    WHEN last_used_on >= :today::date - 365 THEN 'WITHIN_365_DAYS'
                    ELSE 'LONGER_AGO' END AS age,
                coalesce(sum(wallets) FILTER (WHERE holder_group = 'RESIDENT'), 0) AS residents,
                coalesce(sum(wallets) FILTER (WHERE holder_group = 'NON_RESIDENT'), 0)
                    AS non_residents,
                coalesce(sum(wallets) FILTER (WHERE holder_group = 'CORPORATE'), 0) AS corporate,
                coalesce(sum(wallets) FILTER (WHERE holder_group = 'UNKNOWN'), 0) AS unknown
            FROM kpi_last_use GROUP BY 1
            """;

    private final JdbcClient client;
    private final Clock clock;
    private final ReadFreshness freshness;

    Breakdowns(JdbcClient client, Clock clock, ReadFreshness freshness) {
        this.client = client;
        this.clock = clock;
        this.freshness = freshness;
    }

    /**
     * A year, or one month of it, cut by what a shop is; the slice with the most usage first.
     *
     * <p>Refused with {@code OUTSIDE_THE_BOOKS} as {@link Kpis#fiscalYear}; also for a month that
     * is not of the year.
     */
    public List<ShopSlice> byShop(FiscalYear year, @Nullable YearMonth month, ShopDimension by) {
        String column =
                switch (by) {
                    case DISTRICT -> "district";
                    case CLASS -> "shop_class";
                    case CATEGORY -> "category";
                };
        return within(BY_SHOP.replace("{by}", column), year, month)
                .query((row, _) ->
                        new ShopSlice(
                                row.getString("key"),
                                flow(row),
                                row.getLong("shops"),
                                row.getLong("participating")))
                .list();
    }

    /** The same, cut by who paid. Always the three groups, and what is unknown if anything is. */
    public List<HolderSlice> byHolder(FiscalYear year, @Nullable YearMonth month) {
        Map<HolderGroup, HolderSlice> slices = new EnumMap<>(HolderGroup.class);
        within(BY_HOLDER, year, month)
                .query((row, _) -> holder(row))
                .list()
                .forEach(slice -> slices.put(slice.group(), slice));
        return Arrays.stream(HolderGroup.values())
                .filter(group -> group != HolderGroup.UNKNOWN || slices.containsKey(group))
                .map(group -> slices.getOrDefault(group, none(group)))
                .toList();
    }

    /** How long ago the holders of open wallets charged or paid last, as of today. */
    public Activity activity() {
        freshness.require(KpiProjection.NAME, null);
        LocalDate today = BusinessDate.of(clock.instant());
        Map<LastUse, Age> ages = new EnumMap<>(LastUse.class);
        client.sql(AGES)
                .param("today", today)
                .query((row, _) ->
                        new Age(
                                LastUse.valueOf(row.getString("age")),
                                row.getLong("residents"),
                                row.getLong("non_residents"),
                                row.getLong("corporate"),
                                row.getLong("unknown")))
                .list()
                .forEach(age -> ages.put(age.lastUse(), age));
        List<Age> all =
                Arrays.stream(LastUse.values())
                        .map(age -> ages.getOrDefault(age, new Age(age, 0, 0, 0, 0)))
                        .toList();
        return new Activity(today, all, all.stream().mapToLong(Age::wallets).sum());
    }

    private JdbcClient.StatementSpec within(
            String sql, FiscalYear year, @Nullable YearMonth month) {
        KpiRule.YEAR_IS_WITHIN_THE_BOOKS.require(month == null || isOf(month, year));
        LocalDate first = month == null ? year.firstDay() : month.atDay(1);
        LocalDate last = month == null ? year.lastDay() : month.atEndOfMonth();
        Instant now = clock.instant();
        Instant until = KpiPeriods.endWithin(last, now);
        freshness.require(KpiProjection.NAME, until);
        KpiPeriods.requireBegan(client, first, last, now);
        return client.sql(sql).param("first", first).param("last", last);
    }

    /** Asks no calendar: the month may lie before any year it knows. */
    private static boolean isOf(YearMonth month, FiscalYear year) {
        return !month.isBefore(YearMonth.from(year.firstDay()))
                && !month.isAfter(YearMonth.from(year.lastDay()));
    }

    private static HolderSlice holder(ResultSet row) throws SQLException {
        return new HolderSlice(
                HolderGroup.valueOf(row.getString("holder_group")),
                flow(row),
                row.getLong("charges"),
                row.getLong("charged"),
                row.getLong("users"));
    }

    private static HolderSlice none(HolderGroup group) {
        return new HolderSlice(group, new Flow(0, 0, 0, 0, 0, 0), 0, 0, 0);
    }

    private static Flow flow(ResultSet row) throws SQLException {
        long captured = row.getLong("captured");
        long refunded = row.getLong("refunded");
        long points = row.getLong("points");
        return new Flow(
                row.getLong("payments"),
                row.getLong("refunds"),
                captured,
                refunded,
                captured - refunded - points,
                points);
    }

    /** What shops are told apart by. */
    public enum ShopDimension {
        DISTRICT,
        CLASS,
        CATEGORY
    }

    /**
     * What was paid.
     *
     * @param payments payments captured
     * @param refunds refunds, each on its own date
     * @param paid usage out of paid value
     * @param points usage out of points
     */
    public record Flow(
            long payments, long refunds, long captured, long refunded, long paid, long points) {

        /** Captured less refunded. */
        public long usageTotal() {
            return captured - refunded;
        }
    }

    /**
     * @param key the district or category as registered, or the {@code ShopClass}
     * @param shopsWithPayment shops that captured a payment within the period
     * @param participatingShops approved shops at its end
     */
    public record ShopSlice(
            String key, Flow flow, long shopsWithPayment, long participatingShops) {}

    /**
     * @param charges charges made, reversed ones included
     * @param totalCharged charges less reversals
     * @param users open wallets at the period's end
     */
    public record HolderSlice(
            HolderGroup group, Flow flow, long charges, long totalCharged, long users) {}

    /**
     * @param asOf the business date from which the ages are counted
     * @param ages from the latest use to {@code NEVER}, all there
     */
    public record Activity(LocalDate asOf, List<Age> ages, long wallets) {}

    /** Open wallets whose last use is of an age, by group. */
    public record Age(
            LastUse lastUse, long residents, long nonResidents, long corporate, long unknown) {

        public long wallets() {
            return residents + nonResidents + corporate + unknown;
        }
    }

    /** Ages of a last use in days; each without the ones before it. */
    public enum LastUse {
        WITHIN_7_DAYS,
        WITHIN_30_DAYS,
        WITHIN_90_DAYS,
        WITHIN_180_DAYS,
        WITHIN_365_DAYS,
        LONGER_AGO,
        NEVER
    }
}
