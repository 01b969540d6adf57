package jp.nagaokapay.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerClientRaces;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.ledger.TestLedger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same contract over the wire: sign-in, JSON and problems between gateway and ledger. */
class HttpLedgerClientTest extends LedgerClientRaces {
    private static HttpStage ledger;

    @BeforeAll
    static void start() {
        ledger = HttpStage.running();
    }

    @Test
    void a_gateway_with_a_wrong_secret_is_told_nothing() {
        ShopTerminal shop = ledger.newShop();
        try (var stranger = HttpStage.gatewayAt(ledger.url(), "not-the-gateways-secret")) {
            LedgerClient client = stranger.getBean(LedgerClient.class);

            assertThatThrownBy(() -> client.find(shop, "A-1"))
                    .isInstanceOf(LedgerUnavailable.class);
        }
    }

    @Test
    void a_shop_that_the_ledger_has_never_heard_of_has_no_live_terminals() {
        ShopTerminal shop = ledger.newShop();
        ShopTerminal stranger = new ShopTerminal("merchant:nobody", "terminal:nobody");

        assertThat(ledger.client().live(java.util.Set.of(shop, stranger))).containsExactly(shop);
    }

    @Test
    void a_gateway_learns_which_tokens_were_taken_back() {
        assertThat(ledger.client().revokedTokens()).doesNotContain("grant-1");

        ledger.sql("INSERT INTO ended_grant VALUES ('grant-1', now() + interval '1 hour')");

        assertThat(ledger.client().revokedTokens()).contains("grant-1");
    }

    @Override
    protected TestLedger testLedger() {
        return ledger;
    }
}
