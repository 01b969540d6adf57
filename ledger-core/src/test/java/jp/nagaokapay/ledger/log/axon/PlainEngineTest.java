package jp.nagaokapay.ledger.log.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

class PlainEngineTest {

    @Test
    void it_does_not_start_outside_a_benchmark() {
        assertThatThrownBy(
                        () -> LedgerNode.on(TestDatabase.freshUrl(), "nagaokapay.log.engine=plain"))
                .hasStackTraceContaining("benchmarks only");
    }

    @Test
    void in_a_benchmark_the_same_commands_run_on_it() {
        try (LedgerNode node =
                LedgerNode.on(
                        TestDatabase.freshUrl(),
                        "nagaokapay.log.engine=plain",
                        "nagaokapay.log.benchmark=true")) {
            WalletId wallet = Scenario.walletWith(node.ledger(), 5_000);
            assertThat(Scenario.pay(node.ledger(), wallet, 1_000).available())
                    .isEqualTo(Yen.of(4_000));
        }
    }
}
