package jp.nagaokapay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class UnstorableTextTest {

    @Test
    void a_text_that_would_stop_every_projection_never_enters_the_log() {
        try (LedgerNode node = LedgerNode.on(TestDatabase.freshUrl())) {
            WalletId wallet = Scenario.walletWith(node.ledger(), 1_000);
            JdbcTemplate jdbc = node.bean(JdbcTemplate.class);
            long before = count(jdbc);

            assertThatThrownBy(() -> node.ledger().send(new SuspendWallet(wallet, "a\u0000b")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("U+0000");

            assertThat(count(jdbc)).isEqualTo(before);
            node.ledger().send(new SuspendWallet(wallet, "a\\u0000 in letters"));
            assertThat(count(jdbc)).isEqualTo(before + 1);
            node.processors().awaitDrained(Duration.ofSeconds(20));
        }
    }

    private static long count(JdbcTemplate jdbc) {
        return jdbc.queryForObject("SELECT count(*) FROM domain_event", Long.class);
    }
}
