package jp.nagaokapay.ledger.kpi;

import static jp.nagaokapay.ledger.kpi.KpiEvents.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.RandomHistory;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.kpi.Breakdowns.*;
import jp.nagaokapay.ledger.merchant.MerchantEvent.*;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ShopProfileChanged;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.Residency;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@NullMarked
class BreakdownTest {
    private static final FiscalYear R4 = new FiscalYear(2022);
    private static final FiscalYear R5 = new FiscalYear(2023);

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final Projected kpis =
            new Projected(
                    database,
                    new KpiProjection(new JdbcTemplate(database)),
                    new BreakdownProjection(new JdbcTemplate(database)));

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void a_payment_counts_for_the_district_class_and_category_of_its_shop() {
        kpis.apply(
                registered("a", ShopClass.LARGE, "長岡", "小売"),
                new MerchantApproved(shop("a"), at("2023-03-01T09:00:00+09:00")),
                made("2023-03-31T23:59:59+09:00", ANN, "p", 300),
                captured("2023-04-01T00:00:00+09:00", "q", 500),
                refunded("2023-05-02T09:00:00+09:00", "p", 100));

        assertThat(report().byShop(R4, null, ShopDimension.CLASS))
                .containsExactly(new ShopSlice("LARGE", new Flow(1, 0, 300, 0, 300, 0), 1, 1));
        assertThat(report().byShop(R5, null, ShopDimension.CATEGORY))
                .containsExactly(new ShopSlice("小売", new Flow(1, 1, 500, 100, 400, 0), 1, 1));
        assertThat(report().byShop(R5, YearMonth.of(2023, 5), ShopDimension.DISTRICT))
                .containsExactly(new ShopSlice("長岡", new Flow(0, 1, 0, 100, -100, 0), 0, 1));
    }

    @Test
    void what_was_paid_before_a_shop_changed_stays_where_it_was_though_both_come_in_one_batch() {
        MerchantRegistered before = registered("a", ShopClass.LARGE, "長岡", "小売");
        MerchantRegistered after = registered("a", ShopClass.INDEPENDENT, "栃尾", "飲食");
        kpis.apply(
                before,
                new MerchantApproved(shop("a"), at("2023-04-01T09:00:00+09:00")),
                made("2023-04-02T09:00:00+09:00", ANN, "p", 300),
                new ShopProfileChanged(
                        shop("a"),
                        at("2023-05-01T09:00:00+09:00"),
                        after.profile(),
                        MerchantStatus.APPROVED,
                        "staff:1"),
                made("2023-05-02T09:00:00+09:00", ANN, "q", 500));

        assertThat(report().byShop(R5, null, ShopDimension.CLASS))
                .containsExactly(
                        new ShopSlice("INDEPENDENT", new Flow(1, 0, 500, 0, 500, 0), 1, 1),
                        new ShopSlice("LARGE", new Flow(1, 0, 300, 0, 300, 0), 1, 0));
        assertThat(report().byShop(R5, YearMonth.of(2023, 4), ShopDimension.DISTRICT))
                .containsExactly(new ShopSlice("長岡", new Flow(1, 0, 300, 0, 300, 0), 1, 1));
    }

    @Test
    void a_payment_counts_for_the_group_its_holder_was_in() {
        kpis.apply(
                opened("2023-04-01T09:00:00+09:00", "ann", Residency.RESIDENT, false),
                charged("2023-04-01T10:00:00+09:00", ANN, 3_000),
                made("2023-04-02T10:00:00+09:00", ANN, "a", 100),
                moved("2023-04-03T10:00:00+09:00", "ann", Residency.NON_RESIDENT, false),
                made("2023-04-04T10:00:00+09:00", ANN, "b", 200));
        kpis.apply(
                made("2023-04-05T10:00:00+09:00", ANN, "c", 400),
                reversed("2023-05-01T10:00:00+09:00", ANN, 1_000),
                opened("2023-05-01T11:00:00+09:00", "club", Residency.NON_RESIDENT, true));

        assertThat(report().byHolder(R5, null))
                .extracting(
                        HolderSlice::group,
                        slice -> slice.flow().captured(),
                        HolderSlice::charges,
                        HolderSlice::totalCharged,
                        HolderSlice::users)
                .containsExactly(
                        tuple(HolderGroup.RESIDENT, 100L, 1L, 3_000L, 0L),
                        tuple(HolderGroup.NON_RESIDENT, 600L, 0L, -1_000L, 1L),
                        tuple(HolderGroup.CORPORATE, 0L, 0L, 0L, 1L));
        assertThat(report().byHolder(R5, YearMonth.of(2023, 4)))
                .extracting(HolderSlice::users)
                .containsExactly(0L, 1L, 0L);
    }

    @Test
    void open_wallets_are_told_apart_by_the_age_of_their_last_use() {
        kpis.apply(
                opened("2023-01-01T09:00:00+09:00", "ann", Residency.RESIDENT, false),
                opened("2023-01-01T09:00:00+09:00", "ben", Residency.NON_RESIDENT, false),
                opened("2023-01-01T09:00:00+09:00", "cat", Residency.RESIDENT, true),
                charged("2023-01-02T09:00:00+09:00", ANN, 1_000));
        kpis.apply(
                made("2023-04-01T09:00:00+09:00", ANN, "a", 100),
                captured("2023-04-02T09:00:00+09:00", "b", 100),
                closed("2023-04-03T09:00:00+09:00", "cat", Residency.RESIDENT, true));

        assertThat(ages("2023-04-08T12:00:00+09:00")).containsExactly(2L, 0L, 0L, 0L, 0L, 0L, 0L);
        assertThat(ages("2023-04-09T00:00:00+09:00")).containsExactly(1L, 1L, 0L, 0L, 0L, 0L, 0L);
        assertThat(ages("2024-04-01T12:00:00+09:00")).containsExactly(0L, 0L, 0L, 0L, 1L, 1L, 0L);
    }

    @Test
    void who_never_charged_or_paid_is_told_apart() {
        kpis.apply(opened("2023-01-01T09:00:00+09:00", "ann", Residency.RESIDENT, false));

        assertThat(ages("2023-01-01T12:00:00+09:00")).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void the_slices_add_up_to_the_citys_figures_whatever_the_batches() {
        RandomHistory history = new RandomHistory(11, 20, 3_000);
        kpis.apply(history.events(), 100);
        assertAddUp(history.now());
        List<ShopSlice> shops = asOf(history.now()).byShop(R5, null, ShopDimension.DISTRICT);
        List<HolderSlice> holders = asOf(history.now()).byHolder(R5, null);
        Activity activity = asOf(history.now()).activity();

        kpis.reset().apply(history.events(), 999);

        assertAddUp(history.now());
        assertThat(asOf(history.now()).byShop(R5, null, ShopDimension.DISTRICT)).isEqualTo(shops);
        assertThat(asOf(history.now()).byHolder(R5, null)).isEqualTo(holders);
        assertThat(asOf(history.now()).activity()).isEqualTo(activity);
    }

    @Test
    void two_nodes_that_take_turns_count_as_one_does() {
        List<LedgerEvent> events = new RandomHistory(12, 20, 3_000).events();
        kpis.apply(events, 100);
        List<String> alone = tables();
        Projected beside =
                new Projected(database, new BreakdownProjection(new JdbcTemplate(database)));
        int turn = 500;

        kpis.reset();
        for (int from = 0; from < events.size(); from += turn) {
            List<LedgerEvent> next = events.subList(from, Math.min(events.size(), from + turn));
            boolean mine = from / turn % 2 == 0;
            (mine ? kpis : beside).apply(next, 100);
            (mine ? beside : kpis).passOver(next.size());
        }

        assertThat(tables()).isEqualTo(alone);
    }

    @Test
    void a_batch_that_failed_is_counted_once_when_it_comes_again() {
        List<LedgerEvent> events = new RandomHistory(13, 20, 500).events();
        kpis.apply(events, 100);
        List<String> atOnce = tables();
        JdbcTemplate jdbc = new JdbcTemplate(database);

        kpis.reset().apply(events.subList(0, 300), 100);
        jdbc.execute("ALTER TABLE kpi_last_use ADD CONSTRAINT none CHECK (wallets < 0) NOT VALID");
        assertThatThrownBy(() -> kpis.apply(events.subList(300, 400), 100)).isNotNull();
        jdbc.execute("ALTER TABLE kpi_last_use DROP CONSTRAINT none");
        kpis.passOver(-100).apply(events.subList(300, events.size()), 100);

        assertThat(tables()).isEqualTo(atOnce);
    }

    /** All that the projection writes, row by row. */
    private List<String> tables() {
        return Stream.of(
                        "kpi_holder",
                        "kpi_holder_month",
                        "kpi_last_use",
                        "kpi_shop_month",
                        "kpi_active",
                        "kpi_active_count")
                .flatMap(table ->
                        new JdbcTemplate(database)
                                        .queryForList(
                                                "SELECT '%1$s ' || t FROM %1$s t ORDER BY 1"
                                                        .formatted(table),
                                                String.class)
                                        .stream())
                .toList();
    }

    @Test
    void what_lies_outside_the_books_is_refused() {
        kpis.apply(charged("2023-03-31T12:00:00+09:00", ANN, 1_000));

        assertThatThrownBy(() -> report().byHolder(new FiscalYear(2021), null))
                .isInstanceOf(Refused.class)
                .hasMessage("OUTSIDE_THE_BOOKS");
        assertThatThrownBy(() -> report().byShop(R5, YearMonth.of(2001, 1), ShopDimension.CLASS))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> report().byHolder(R4, YearMonth.of(2022, 5)))
                .isInstanceOf(Refused.class)
                .hasMessage("OUTSIDE_THE_BOOKS");
        assertThatThrownBy(() ->
                        asOf(at("2023-05-31T12:00:00+09:00"))
                                .byShop(R5, YearMonth.of(2023, 6), ShopDimension.CLASS))
                .isInstanceOf(Refused.class)
                .hasMessage("OUTSIDE_THE_BOOKS");
        assertThat(asOf(at("2023-05-31T12:00:00+09:00")).byHolder(R4, YearMonth.of(2023, 3)))
                .isNotEmpty();
    }

    private void assertAddUp(Instant now) {
        Kpis city = new Kpis(JdbcClient.create(database), fixed(now), (_, _) -> {});
        long points = 0;
        for (Kpis.Year year : city.table()) {
            FiscalYear fiscalYear = new FiscalYear(year.fiscalYear());
            for (ShopDimension by : ShopDimension.values()) {
                List<ShopSlice> shops = asOf(now).byShop(fiscalYear, null, by);
                assertThat(sum(shops, slice -> slice.flow().payments()))
                        .isEqualTo(year.figures().paymentCount());
                assertThat(sum(shops, slice -> slice.flow().usageTotal()))
                        .isEqualTo(year.figures().usageTotal());
                assertThat(sum(shops, ShopSlice::participatingShops))
                        .isEqualTo(year.figures().participatingShops());
            }
            List<HolderSlice> holders = asOf(now).byHolder(fiscalYear, null);
            assertThat(sum(holders, slice -> slice.flow().payments()))
                    .isEqualTo(year.figures().paymentCount());
            assertThat(sum(holders, slice -> slice.flow().usageTotal()))
                    .isEqualTo(year.figures().usageTotal());
            assertThat(sum(holders, HolderSlice::totalCharged))
                    .isEqualTo(year.figures().totalCharged());
            points += sum(holders, slice -> slice.flow().points());
        }
        // a year may see more refunded than spent, all years together not
        assertThat(points).isNotNegative();
    }

    private static <T> long sum(List<T> slices, ToLongFunction<T> figure) {
        return slices.stream().mapToLong(figure).sum();
    }

    private List<Long> ages(String now) {
        return report(now).activity().ages().stream().map(Age::wallets).toList();
    }

    private static MerchantRegistered registered(
            String name, ShopClass shopClass, String district, String category) {
        return new MerchantRegistered(
                shop(name),
                at("2023-02-01T09:00:00+09:00"),
                new ShopProfile(
                        "店", "ミセ", "SHOP", shopClass, district, category, "5411", "9400062", null),
                null);
    }

    private Breakdowns report() {
        return report("2023-06-15T12:00:00+09:00");
    }

    private Breakdowns report(String now) {
        return asOf(at(now));
    }

    private Breakdowns asOf(Instant now) {
        return new Breakdowns(JdbcClient.create(database), fixed(now), (_, _) -> {});
    }

    private static Clock fixed(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
