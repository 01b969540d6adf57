package jp.nagaokapay.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The proof while everything moves. */
@NullMarked
class BooksProofUnderLoadTest {
    /** So that a rebuild on a slow machine has an end to come to. */
    private static final int WALLETS_EACH = 200;

    @Test
    void a_busy_ledger_and_a_rebuild_under_way_raise_no_alarm() throws Exception {
        try (LedgerNode node = LedgerNode.on(TestDatabase.freshUrl());
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            BooksProof proof = node.bean(BooksProof.class);
            JdbcTemplate jdbc = node.bean(JdbcTemplate.class);
            AtomicBoolean busy = new AtomicBoolean(true);
            for (int i = 0; i < 4; i++) {
                Random random = new Random(i);
                people.submit(() -> spend(node.ledger(), random, busy));
            }
            for (int i = 0; i < 10; i++) {
                proof.run();
            }
            var rebuild = people.submit(() -> node.processors().rebuild((_, _) -> {}));
            for (int i = 0; i < 10 || !rebuild.isDone(); i++) {
                proof.run();
            }
            busy.set(false);
            rebuild.get();
            node.processors().awaitDrained(Duration.ofSeconds(60));
            jdbc.update("DELETE FROM proof_cursor");
            do {
                proof.run();
            } while (proof.state().checkedPosition() < proof.state().journalPosition());

            assertThat(jdbc.queryForList("SELECT * FROM proof_difference")).isEmpty();
            assertThat(jdbc.queryForList("SELECT * FROM proof_run WHERE done_at IS NULL"))
                    .isEmpty();
            assertThat(proof.state().failing()).isEmpty();
            assertThat(proof.state().checkedPosition())
                    .isGreaterThan(100)
                    .isEqualTo(proof.state().journalPosition());
        }
    }

    private static void spend(Ledger ledger, Random random, AtomicBoolean busy) {
        for (int wallets = 0; wallets < WALLETS_EACH && busy.get(); wallets++) {
            WalletId each = Scenario.walletWith(ledger, 10_000);
            for (int i = 0; i < 10 && busy.get(); i++) {
                Scenario.pay(ledger, each, 1 + random.nextInt(900));
            }
        }
    }
}
