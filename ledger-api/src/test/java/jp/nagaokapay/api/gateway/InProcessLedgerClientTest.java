package jp.nagaokapay.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nagaokapay.codes.CodeSettings;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.codes.QrNetworks;
import jp.nagaokapay.gateway.ledger.LedgerClientRaces;
import jp.nagaokapay.gateway.ledger.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    /** Neither module knows the other, yet the one shows what the other gives out. */
    @Test
    void a_number_given_out_fits_into_codes() {
        CustomerCodes codes = new CustomerCodes(QrNetworks.of(CodeSettings.DEFAULT));
        String number = ledger.newPayer(1_000).code();

        assertThat(codes.read(codes.payload(number))).isEqualTo(number);
        assertThat(codes.read(codes.barcode(number))).isEqualTo(number);
    }

    @Override
    protected TestLedger testLedger() {
        return ledger;
    }
}
