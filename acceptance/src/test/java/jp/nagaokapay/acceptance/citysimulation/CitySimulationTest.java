package jp.nagaokapay.acceptance.citysimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.acceptance.citysimulation.plan.Plan;
import jp.nagaokapay.acceptance.citysimulation.plan.Scale;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.payout.PayoutList;
import jp.nagaokapay.ledger.settlement.payout.PayoutList.PayoutView;
import jp.nagaokapay.ledger.zengin.StrictParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two fiscal years of a town a hundredth the size of the real one, on the real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CitySimulationTest {
    private static final long SEED = 1;

    private final Database town = new Database(TestDatabase.freshUrl(), "postgres", "");
    private final Database twin = new Database(TestDatabase.freshUrl(), "postgres", "");
    private final Plan lived = plan();
    private final SimulationReport report;

    /** Its twin lives at the same time: each of them waits for its database most of it. */
    CitySimulationTest() throws Exception {
        try (var lives = Executors.newSingleThreadExecutor()) {
            Future<SimulationReport> other = lives.submit(() -> live(plan(), twin));
            report = live(lived, town);
            other.get();
        }
    }

    @Test
    void every_reported_figure_is_the_published_one() {
        assertThat(report.lines())
                .allSatisfy(line -> assertThat(line.reported()).isEqualTo(line.published()));
    }

    @Test
    void exactly_the_planned_points_were_granted_and_taken_back() {
        assertThat(report.points())
                .extracting(SimulationReport.Line::reported)
                .containsExactlyElementsOf(
                        lived.publishedPoints().stream()
                                .map(year -> lived.pointsGranted(year.year()))
                                .toList());
    }

    @Test
    void the_books_balance_and_the_lots_hold_what_they_say() {
        assertThat(report.trialBalance().lines()).isNotEmpty();
        assertThat(report.trialBalance().difference()).isZero();
        assertThat(report.unconserved()).isEmpty();
        assertThat(report.holds()).isTrue();
    }

    @Test
    void the_bank_s_files_are_exactly_what_the_shops_were_owed() {
        try (LedgerProcess ledger = reopened(town)) {
            JdbcClient jdbc = ledger.get(JdbcClient.class);
            Settlements settlements = ledger.get(Settlements.class);
            List<PayoutView> payouts = ledger.get(PayoutList.class).latest(Settlements.PAGE_MAX);

            assertThat(payouts).hasSizeGreaterThan(30);
            for (PayoutView payout : payouts) {
                byte[] file =
                        jdbc.sql("SELECT content FROM payout_file WHERE payout_date = ?")
                                .param(payout.date())
                                .query((row, _) -> row.getBytes(1))
                                .single();
                assertThat(StrictParser.parse(file, true).lines())
                        .extracting(StrictParser.Line::amount)
                        .containsExactlyElementsOf(
                                settlements.transfers(payout.date()).stream()
                                        .map(transfer -> transfer.amount().amount())
                                        .toList());
            }
            assertThat(report.owed())
                    .isNotEmpty()
                    .allMatch(shop -> shop.unsettled() == 0 && shop.due() == 0);
        }
    }

    @Test
    void rebuilding_all_projections_gives_the_same_verdict_and_the_same_rows() {
        try (LedgerProcess ledger = reopened(town)) {
            JdbcTemplate jdbc = ledger.get(JdbcTemplate.class);
            Map<String, String> before = tables(jdbc);
            List<String> indexes = indexes(jdbc);

            ledger.get(Processors.class).rebuild((slowest, last) -> {});

            assertThat(SimulationReport.of(plan(), ledger)).isEqualTo(report);
            assertThat(tables(jdbc)).isEqualTo(before);
            assertThat(indexes(jdbc)).isEqualTo(indexes);
        }
    }

    /** A digest of all rows of each table, but for those that tell who is at work. */
    private static Map<String, String> tables(JdbcTemplate jdbc) {
        Map<String, String> digests = new TreeMap<>();
        for (String table :
                jdbc.queryForList(
                        """
                        SELECT tablename FROM pg_tables WHERE schemaname = 'public'
                            AND tablename NOT IN ('projection', 'projection_follower',
                                'token_entry', 'scheduled_tasks')
                        """,
                        String.class)) {
            digests.put(
                    table,
                    jdbc.queryForObject(
                            "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' ORDER BY"
                                    + " t::text)), '') FROM "
                                    + table
                                    + " AS t",
                            String.class));
        }
        return digests;
    }

    private static List<String> indexes(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
                String.class);
    }

    @Test
    void the_same_seed_gives_every_wallet_the_same_history() {
        Map<String, String> histories = histories(town);
        assertThat(histories).hasSizeGreaterThan(90);
        assertThat(histories(twin)).isEqualTo(histories);
    }

    @Test
    void a_log_that_is_not_empty_is_refused() {
        assertThatThrownBy(() -> live(plan(), town)).isInstanceOf(SimulationRun.LogNotEmpty.class);
    }

    private static Plan plan() {
        return new Plan(SEED, new Scale(200));
    }

    private static SimulationReport live(Plan plan, Database database) throws Exception {
        return SimulationRun.live(plan, database, (date, steps) -> {}).report();
    }

    private static LedgerProcess reopened(Database database) {
        return LedgerProcess.start(database, Clock.systemUTC(), new NoFunding());
    }

    private static Map<String, String> histories(Database database) {
        try (LedgerProcess ledger = reopened(database)) {
            return WalletHistories.ofWallets(ledger.get(JdbcClient.class));
        }
    }
}
