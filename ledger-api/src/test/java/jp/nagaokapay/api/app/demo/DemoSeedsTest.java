package jp.nagaokapay.api.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ResumeMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's city. */
class DemoSeedsTest extends HttpTest {
    @Autowired private DemoSeeds seeds;
    @Autowired private JdbcClient jdbc;
    @Autowired private Wallets wallets;

    @Test
    void ten_residents_have_an_empty_wallet_each() {
        for (int number = 1; number <= 10; number++) {
            assertThat(wallets.find(new WalletId("wallet:demo-%02d".formatted(number))))
                    .isPresent();
        }
    }

    @Test
    void seeding_again_changes_nothing() {
        List<String> before = everything();

        seeds.run(new DefaultApplicationArguments());

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void what_was_done_to_the_demo_stays_done() {
        ledger.send(new SuspendMerchant(DemoMerchant.MERCHANT, "test"));
        try {
            List<String> before = everything();

            seeds.run(new DefaultApplicationArguments());

            assertThat(everything()).isEqualTo(before);
        } finally {
            ledger.send(new ResumeMerchant(DemoMerchant.MERCHANT));
        }
    }

    /** What is in the log, the register and the clients' table of the demo. */
    private List<String> everything() {
        return jdbc.sql(
                        """
                        SELECT aggregate_id || ' ' || event_name FROM event_log
                         WHERE aggregate_id = 'merchant:demo' OR aggregate_id LIKE 'wallet:demo-%'
                            OR aggregate_id LIKE 'campaign:demo-%'
                        UNION ALL SELECT resident::text FROM resident
                         WHERE resident_id LIKE 'resident:demo-%'
                        UNION ALL SELECT oauth2_registered_client::text
                          FROM oauth2_registered_client WHERE client_id LIKE 'demo-%'
                        UNION ALL SELECT staff::text FROM staff
                         ORDER BY 1
                        """)
                .query(String.class)
                .list();
    }
}
