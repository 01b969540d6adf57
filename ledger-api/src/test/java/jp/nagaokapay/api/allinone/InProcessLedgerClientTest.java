package jp.nagaokapay.api.allinone;

import jp.nagaokapay.gateway.ledger.LedgerClientRaces;
import jp.nagaokapay.gateway.ledger.LedgerStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The port's contract against a real ledger. All tests share one; each has a shop of its own. */
class InProcessLedgerClientTest extends LedgerClientRaces {
    private static InProcessStage ledger;

    @BeforeAll
    static void start() {
        ledger = new InProcessStage();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Override
    protected LedgerStage stage() {
        return ledger;
    }
}
