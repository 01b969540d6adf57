package jp.nagaokapay.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import org.junit.jupiter.api.Test;

class LedgerRevocationsTest {
    private final FakeLedger ledger = new FakeLedger();
    private final LedgerRevocations revocations = new LedgerRevocations(ledger);

    @Test
    void what_the_ledger_took_back_stays_so_while_it_is_away() {
        assertThat(revocations.get()).isEmpty();
        ledger.takeBack("token-1");
        assertThat(revocations.get()).containsExactly("token-1");

        ledger.goDown(new LedgerUnavailable(Duration.ofSeconds(1), null));
        ledger.takeBack("token-2");
        assertThat(revocations.get()).containsExactly("token-1");

        ledger.goDown(null);
        assertThat(revocations.get()).containsExactlyInAnyOrder("token-1", "token-2");
    }
}
