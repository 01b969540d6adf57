package jp.nagaokapay.acceptance.benchmark.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.NoFunding;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.junit.jupiter.api.Test;

class TownTest {
    @Test
    void a_town_is_made_by_commands_and_followed_from_outside() throws Exception {
        Database database = new Database(TestDatabase.freshUrl(), "postgres", "");
        try (LedgerProcess process =
                        LedgerProcess.start(database, Clock.systemUTC(), new NoFunding());
                LedgerDatabase outside = new LedgerDatabase(database)) {
            Town town = Town.build(process.get(Ledger.class), new Town.Size(4, 3, 1));
            outside.awaitLedgerCaughtUp(_ -> {});

            assertThat(town.wallets()).hasSize(4).doesNotContainAnyElementsOf(town.alone());
            assertThat(town.shops())
                    .doesNotContainAnyElementsOf(town.campaignShops())
                    .doesNotContain(town.quietShop());
            long payments = 2 * 3;
            assertThat(outside.head()).isGreaterThan(3 * town.shops().size() + payments);
            assertThat(process.get(Processors.class).storedPositions().values())
                    .allSatisfy(position ->
                            assertThat(position).isGreaterThanOrEqualTo(outside.head()));
            assertThat(outside.scan()).isPositive();
            assertThat(outside.logRowBytes()).isBetween(100L, outside.databaseBytesAnEvent());
            assertThat(Usage.now(ProcessHandle.current().pid(), outside).postgres()).isPositive();
            assertThatThrownBy(outside::requireDurable) // the tests' server may forget
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("benchmark needs on");
        }
    }
}
