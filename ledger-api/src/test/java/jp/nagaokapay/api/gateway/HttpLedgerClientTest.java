package jp.nagaokapay.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerClientRaces;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.ShopAction;
import jp.nagaokapay.gateway.ledger.ShopOutcome;
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
    void a_gateway_with_another_key_is_told_nothing() {
        ShopTerminal shop = ledger.newShop();
        try (var stranger = HttpStage.gatewayAt(ledger.internalUrl(), HttpStage.newKey())) {
            LedgerClient client = stranger.getBean(LedgerClient.class);

            assertThatThrownBy(() -> client.find(shop, "A-1"))
                    .isInstanceOf(LedgerUnavailable.class);
        }
    }

    @Test
    void the_port_of_the_public_has_no_internal_interface_and_that_of_gateways_nothing_else()
            throws Exception {
        String feed = "/internal/v1/feed?after=0&limit=1";
        assertThat(status(ledger.internalUrl(), feed)).as("no token").isEqualTo(401);
        for (String hidden : List.of(feed, "/internal/", "/internal/v1/revoked-tokens")) {
            assertThat(status(ledger.url(), hidden)).as(hidden).isEqualTo(404);
        }
        for (String shown : List.of("/oauth2/jwks", "/readyz")) {
            assertThat(status(ledger.internalUrl(), shown)).as(shown).isEqualTo(200);
        }
        for (String hidden :
                List.of("/", "/login", "/api/v1/wallet", "/oauth2/authorize", "/actuator/health")) {
            assertThat(status(ledger.internalUrl(), hidden)).as(hidden).isEqualTo(404);
        }
        try (var stranger = HttpStage.gatewayAtPublicPort(ledger)) {
            ShopTerminal shop = ledger.newShop();
            LedgerClient client = stranger.getBean(LedgerClient.class);
            assertThatThrownBy(() -> client.revokedTokens()).isInstanceOf(RuntimeException.class);
            assertThat(ledger.client().live(Set.of(shop))).containsExactly(shop);
        }
    }

    private static int status(URI base, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(base + path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void a_shop_that_the_ledger_has_never_heard_of_has_no_live_terminals() {
        ShopTerminal shop = ledger.newShop();
        ShopTerminal stranger = new ShopTerminal("merchant:nobody", "terminal:nobody");

        assertThat(ledger.client().live(Set.of(shop, stranger))).containsExactly(shop);
    }

    @Test
    void a_gateway_learns_which_tokens_were_taken_back() {
        assertThat(ledger.client().revokedTokens()).doesNotContain("grant-1");

        ledger.sql("INSERT INTO ended_grant VALUES ('grant-1', now() + interval '1 hour')");

        assertThat(ledger.client().revokedTokens()).contains("grant-1");
    }

    @Test
    void a_gateway_learns_who_may_act_no_more_however_long_ago_that_was() {
        ledger.sql(
                """
                INSERT INTO staff (staff_id, username, password, scopes, revoked_at)
                VALUES ('staff:gone', 'gone', '-', 'office', now() - interval '3 years'),
                       ('staff:here', 'here', '-', 'office', NULL)
                """);
        ledger.sql(
                """
                INSERT INTO shop_client (client_id, merchant_id, revoked_at)
                VALUES ('shop-gone', 'merchant:a', now() - interval '3 years')
                """);

        assertThat(
                        ledger.client()
                                .revokedOf(
                                        Set.of(
                                                "staff:gone",
                                                "staff:here",
                                                "shop-gone",
                                                "nobody-we-know")))
                .containsExactlyInAnyOrder("staff:gone", "shop-gone");
    }

    @Test
    void what_an_owner_does_at_a_gateway_is_in_the_ledgers_trail() {
        long action =
                ledger.client()
                        .record(
                                new ShopAction(
                                        "staff:owner-of-a",
                                        "console",
                                        "POST",
                                        "/shop/v1/webhook-endpoints/{id}/enabling",
                                        Map.of("id", "endpoint:1", "phone", "09011112222")));
        ledger.client()
                .record(new ShopOutcome(action, 200, null, Map.of("endpointId", "endpoint:2")));

        ledger.sql(
                """
                DO $$ BEGIN
                    ASSERT (SELECT count(*) = 2 FROM staff_action WHERE who = 'staff:owner-of-a');
                    ASSERT (SELECT ids = '{"id": "endpoint:1", "phone": "?"}' FROM staff_action
                             WHERE who = 'staff:owner-of-a' AND method = 'POST');
                    ASSERT (SELECT status = 200 FROM staff_outcome JOIN staff_action USING (action_id)
                             WHERE who = 'staff:owner-of-a');
                END $$
                """);
    }

    @Override
    protected TestLedger testLedger() {
        return ledger;
    }
}
