package jp.nagaokapay.ledger.kpi;

import static jp.nagaokapay.ledger.kpi.KpiEvents.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.RandomHistory;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.merchant.MerchantEvent.*;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.Residency;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@NullMarked
class KpiTest {
    private static final FiscalYear R4 = new FiscalYear(2022);
    private static final FiscalYear R5 = new FiscalYear(2023);
    private static final String NOW = "2023-06-15T12:00:00+09:00";

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
    void charges_count_on_their_business_date_in_japan() {
        kpis.apply(
                charged("2023-03-31T23:59:59+09:00", ANN, 3_000),
                charged("2023-04-01T00:00:00+09:00", ANN, 5_000));

        assertThat(report().fiscalYear(R4).figures().totalCharged()).isEqualTo(3_000);
        assertThat(report().fiscalYear(R5).figures().totalCharged()).isEqualTo(5_000);
    }

    @Test
    void a_reversal_counts_on_its_own_date() {
        kpis.apply(
                charged("2023-03-31T12:00:00+09:00", ANN, 3_000),
                reversed("2023-04-01T12:00:00+09:00", ANN, 3_000));

        assertThat(report().fiscalYear(R4).figures().totalCharged()).isEqualTo(3_000);
        assertThat(report().fiscalYear(R5).figures().totalCharged()).isEqualTo(-3_000);
    }

    @Test
    void a_payment_counts_when_it_is_captured_and_a_void_never() {
        kpis.apply(
                authorized("2023-03-31T23:50:00+09:00", "a"),
                captured("2023-04-01T00:05:00+09:00", "a", 400),
                authorized("2023-04-01T09:00:00+09:00", "b"),
                voided("2023-04-01T09:01:00+09:00", "b"),
                made("2023-04-02T09:00:00+09:00", ANN, "c", 600));

        assertThat(report().fiscalYear(R4).figures().paymentCount()).isZero();
        assertThat(report().fiscalYear(R5).figures().paymentCount()).isEqualTo(2);
    }

    @Test
    void a_refund_takes_back_usage_but_no_payment() {
        kpis.apply(
                made("2023-04-02T09:00:00+09:00", ANN, "c", 1_000),
                refunded("2023-05-02T09:00:00+09:00", "c", 482));

        Kpis.Year year = report().fiscalYear(R5);
        assertThat(year.figures().paymentCount()).isEqualTo(1);
        assertThat(year.figures().usageTotal()).isEqualTo(518);
        assertThat(year.figures().rippleEffect()).isEqualTo(1_095);
    }

    @Test
    void the_ripple_effect_of_the_published_usage_is_the_published_effect() {
        assertThat(RippleEffect.of(518_000_000)).isEqualTo(1_095_000_000);
        assertThat(RippleEffect.of(1)).isEqualTo(2);
    }

    @Test
    void shops_participate_while_approved_and_neither_suspended_nor_withdrawn() {
        kpis.apply(
                new MerchantApproved(shop("a"), at("2023-03-01T09:00:00+09:00")),
                new MerchantApproved(shop("b"), at("2023-03-01T09:00:00+09:00")),
                new MerchantApproved(shop("c"), at("2023-03-01T09:00:00+09:00")),
                new MerchantSuspended(shop("b"), at("2023-03-05T09:00:00+09:00"), "audit"),
                new MerchantSuspended(shop("c"), at("2023-03-05T09:00:00+09:00"), "audit"),
                new MerchantWithdrawn(
                        shop("c"), at("2023-03-31T09:00:00+09:00"), MerchantStatus.SUSPENDED),
                new MerchantWithdrawn(
                        shop("d"), at("2023-03-31T09:00:00+09:00"), MerchantStatus.REGISTERED),
                new MerchantResumed(shop("b"), at("2023-04-02T09:00:00+09:00")),
                new MerchantWithdrawn(
                        shop("a"), at("2023-05-02T09:00:00+09:00"), MerchantStatus.APPROVED));

        assertThat(report().fiscalYear(R4).figures().participatingShops()).isEqualTo(1);
        assertThat(report().fiscalYear(R5).figures().participatingShops()).isEqualTo(1);
        assertThat(report().monthly(R5))
                .extracting(month -> month.figures().participatingShops())
                .containsExactly(2L, 1L, 1L);
    }

    @Test
    void non_resident_users_are_people_from_outside_with_an_open_wallet() {
        kpis.apply(
                opened("2023-03-01T09:00:00+09:00", "a", Residency.NON_RESIDENT, false),
                opened("2023-03-01T09:00:00+09:00", "b", Residency.NON_RESIDENT, true),
                opened("2023-03-01T09:00:00+09:00", "c", Residency.RESIDENT, false),
                moved("2023-03-02T09:00:00+09:00", "c", Residency.NON_RESIDENT, false),
                moved("2023-03-02T09:00:00+09:00", "b", Residency.RESIDENT, true),
                closed("2023-04-10T09:00:00+09:00", "c", Residency.NON_RESIDENT, false),
                moved("2023-05-10T09:00:00+09:00", "a", Residency.RESIDENT, false),
                closed("2023-05-11T09:00:00+09:00", "a", Residency.RESIDENT, false));

        assertThat(report().fiscalYear(R4).figures().nonResidentUsers()).isEqualTo(2);
        assertThat(report().monthly(R5))
                .extracting(month -> month.figures().nonResidentUsers())
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void an_active_user_is_counted_once_a_period() {
        kpis.apply(
                charged("2023-04-01T09:00:00+09:00", ANN, 1_000),
                made("2023-04-01T10:00:00+09:00", ANN, "a", 100));
        kpis.apply(
                made("2023-04-30T09:00:00+09:00", ANN, "b", 100),
                made("2023-05-01T09:00:00+09:00", ANN, "c", 100),
                captured("2023-05-01T09:00:00+09:00", "d", 100));

        assertThat(report().fiscalYear(R5).figures().activeUsers()).isEqualTo(2);
        assertThat(report().monthly(R5))
                .extracting(Kpis.Month::month, month -> month.figures().activeUsers())
                .containsExactly(
                        tuple(YearMonth.of(2023, 4), 1L),
                        tuple(YearMonth.of(2023, 5), 2L),
                        tuple(YearMonth.of(2023, 6), 0L));
    }

    @Test
    void a_use_that_comes_behind_one_of_a_later_month_counts_in_its_own_and_once() {
        kpis.apply(made("2023-05-01T00:00:00+09:00", ANN, "a", 100));
        kpis.apply(
                made("2023-04-30T23:59:59+09:00", ANN, "b", 100),
                made("2023-03-31T23:59:59+09:00", ANN, "c", 100),
                made("2023-04-30T23:59:58+09:00", ANN, "d", 100),
                made("2023-05-02T00:00:00+09:00", ANN, "e", 100));
        kpis.apply(made("2023-04-30T23:59:57+09:00", ANN, "f", 100));

        assertThat(report().monthly(R5))
                .extracting(month -> month.figures().activeUsers())
                .containsExactly(1L, 1L, 0L);
        assertThat(report().fiscalYear(R4).figures().activeUsers()).isEqualTo(1);
        assertThat(report().fiscalYear(R5).figures().activeUsers()).isEqualTo(1);
    }

    @Test
    void targets_and_achievement_stand_beside_the_figures() {
        kpis.apply(charged("2023-03-31T12:00:00+09:00", ANN, 50_000), granted("2023-03-31", 700));

        Kpis.Year year = report().fiscalYear(R4);
        assertThat(year.era()).isEqualTo("R4");
        assertThat(year.figures().pointsGranted()).isEqualTo(700);
        assertThat(year.targets())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                Kpi.TOTAL_CHARGED, 20_000_000L,
                                Kpi.PAYMENT_COUNT, 60_000L,
                                Kpi.NON_RESIDENT_USERS, 20L,
                                Kpi.PARTICIPATING_SHOPS, 100L));
        assertThat(year.achievement(Kpi.TOTAL_CHARGED)).isEqualTo(new BigDecimal("0.3"));
        assertThat(year.asOf()).isEqualTo(at("2023-04-01T00:00:00+09:00"));
    }

    @Test
    void a_year_without_targets_has_none() {
        kpis.apply(charged("2023-03-31T12:00:00+09:00", ANN, 5_000));

        Kpis.Year year = report("2025-06-01T00:00:00+09:00").fiscalYear(new FiscalYear(2025));

        assertThat(year.targets()).isEmpty();
        assertThat(Kpi.values()).allMatch(kpi -> year.achievement(kpi) == null);
        assertThat(year.asOf()).isEqualTo(at("2025-06-01T00:00:00+09:00"));
    }

    @Test
    void a_year_outside_the_books_is_refused() {
        kpis.apply(charged("2022-11-01T12:00:00+09:00", ANN, 5_000));

        assertOutside(new FiscalYear(2021));
        assertOutside(new FiscalYear(2024));
        assertThat(report().monthly(R4)).hasSize(5);
    }

    @Test
    void a_rebuild_in_other_batches_gives_the_same_figures() {
        RandomHistory history = new RandomHistory(7, 20, 3_000);
        kpis.apply(history.events(), 100);
        Kpis report = report("2028-06-01T00:00:00+09:00");
        List<Kpis.Month> months = report.monthly(R5);
        Kpis.Year year = report.fiscalYear(R5);
        assertThat(year.figures().paymentCount()).isPositive();

        kpis.reset().apply(history.events(), 999);

        assertThat(report.monthly(R5)).isEqualTo(months);
        assertThat(report.fiscalYear(R5)).isEqualTo(year);
        assertThat(months.stream().mapToLong(month -> month.figures().totalCharged()).sum())
                .isEqualTo(year.figures().totalCharged());
    }

    @Test
    void empty_books_show_zeros_of_the_running_year_alone() {
        Kpis.Year year = report().fiscalYear(R5);

        assertThat(year.figures()).isEqualTo(KpiFigures.of(Map.of()));
        assertThat(year.asOf()).isEqualTo(at(NOW));
        assertThat(report().monthly(R5))
                .extracting(Kpis.Month::month)
                .containsExactly(YearMonth.of(2023, 6));
        assertOutside(R4);
        assertOutside(new FiscalYear(2024));
        assertThat(report().plannedTable())
                .extracting(
                        planned -> planned.year().era(), planned -> planned.figures().isPresent())
                .containsExactly(tuple("R4", false), tuple("R5", true), tuple("R6", false));
    }

    @Test
    void of_two_who_set_targets_at_once_one_is_told_and_the_same_again_changes_nothing()
            throws InterruptedException {
        DataSource several = TestDatabase.fresh();
        KpiTargets targets = targets(several);
        Map<Kpi, Long> hers = Map.of(Kpi.TOTAL_CHARGED, 90_000_000L);
        Map<Kpi, Long> his = Map.of(Kpi.PAYMENT_COUNT, 400_000L);

        List<Together.Outcome<KpiTargets.Version>> outcomes =
                Together.run(
                        List.of(
                                () -> targets.set(R5, 1, hers, "staff:1"),
                                () -> targets(several).set(R5, 1, his, "staff:2")));

        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .singleElement()
                .extracting(Together.Outcome::failure)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused).hasMessage("TARGETS_CHANGED"));
        KpiTargets.Version newest = targets.versions(R5).getFirst();
        assertThat(targets.set(R5, 1, newest.targets(), "staff:3")).isEqualTo(newest);
        assertThat(targets.versions(R5))
                .extracting(KpiTargets.Version::number)
                .containsExactly(2, 1);
        assertThat(targets.versions(R5).getLast().targets())
                .containsEntry(Kpi.TOTAL_CHARGED, 50_000_000L);
        assertThatThrownBy(() -> targets.set(new FiscalYear(2034), 0, his, "staff:1"))
                .hasMessage("TARGET_YEAR_TOO_FAR");
        assertThat(targets.set(new FiscalYear(2033), 0, his, "staff:1").number()).isEqualTo(1);
    }

    private static KpiTargets targets(DataSource database) {
        return new KpiTargets(JdbcClient.create(database), Clock.fixed(at(NOW), ZoneOffset.UTC));
    }

    private void assertOutside(FiscalYear year) {
        assertThatThrownBy(() -> report().fiscalYear(year))
                .isInstanceOf(Refused.class)
                .hasMessage("OUTSIDE_THE_BOOKS");
        assertThatThrownBy(() -> report().monthly(year)).isInstanceOf(Refused.class);
    }

    private Kpis report() {
        return report(NOW);
    }

    private Kpis report(String now) {
        return new Kpis(
                JdbcClient.create(database), Clock.fixed(at(now), ZoneOffset.UTC), (_, _) -> {});
    }
}
