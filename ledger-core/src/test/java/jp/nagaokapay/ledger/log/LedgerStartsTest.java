package jp.nagaokapay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.read.EventLog;
import org.junit.jupiter.api.Test;

class LedgerStartsTest {

    @Test
    void an_empty_ledger_starts_and_has_nothing_to_do() {
        try (LedgerNode node = LedgerNode.on(TestDatabase.freshUrl())) {
            node.processors().awaitDrained(Duration.ofSeconds(10));
            assertThat(node.bean(EventLog.class).head()).isZero();
        }
    }
}
