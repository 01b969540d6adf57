package jp.nagaokapay.api.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import jp.nagaokapay.api.simulation.plan.Plan;
import jp.nagaokapay.api.simulation.plan.Scale;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.store.Processors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SimulationTest {
    private static final Scale HUNDREDTH = new Scale(100);

    @Test
    void a_small_town_lives_through_both_years_exactly_as_published() throws Exception {
        Database database = fresh();
        Town.Outcome outcome = Town.live(new Plan(1, HUNDREDTH), database, (date, steps) -> {});
        System.out.println(Tables.of(outcome.verdict()));
        assertThat(outcome.verdict().lines())
                .hasSize(8)
                .allSatisfy(line -> assertThat(line.reported()).isEqualTo(line.published()));
        assertThat(outcome.verdict().trialBalance().difference()).isZero();
        assertThat(outcome.verdict().unconserved()).isEmpty();
        assertThat(outcome.verdict().holds()).isTrue();

        rebuilding_gives_the_same_verdict(database, outcome.verdict());
        assertThatThrownBy(() -> Town.live(new Plan(1, HUNDREDTH), database, (date, steps) -> {}))
                .isInstanceOf(Town.LogNotEmpty.class);
    }

    private static void rebuilding_gives_the_same_verdict(Database database, Verdict verdict) {
        try (LedgerProcess ledger =
                LedgerProcess.start(database, Clock.systemUTC(), new NoFunding())) {
            ledger.get(Processors.class).rebuild((slowest, last) -> {});
            Verdict again = Verdict.of(new Plan(1, HUNDREDTH).expected(), ledger);
            assertThat(again).isEqualTo(verdict);
        }
    }

    @Test
    void the_same_seed_gives_every_wallet_the_same_history() throws Exception {
        Map<String, String> once = histories(7);
        assertThat(once).hasSizeGreaterThan(20);
        assertThat(histories(7)).isEqualTo(once);
        assertThat(histories(8)).isNotEqualTo(once);
    }

    private static Map<String, String> histories(long seed) throws Exception {
        Database database = fresh();
        Town.live(new Plan(seed, new Scale(500)), database, (date, steps) -> {});
        try (LedgerProcess ledger =
                LedgerProcess.start(database, Clock.systemUTC(), new NoFunding())) {
            return Histories.ofWallets(ledger.get(JdbcClient.class));
        }
    }

    @Test
    void the_simulated_clock_never_goes_back() {
        SimulatedClock clock = new SimulatedClock(Instant.parse("2022-11-01T00:00:00Z"));
        clock.moveTo(Instant.parse("2022-11-01T00:00:01Z"));
        assertThat(clock.instant()).isEqualTo("2022-11-01T00:00:01Z");
        assertThatThrownBy(() -> clock.moveTo(Instant.parse("2022-11-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Database fresh() {
        return new Database(TestDatabase.freshUrl(), "postgres", "");
    }
}
