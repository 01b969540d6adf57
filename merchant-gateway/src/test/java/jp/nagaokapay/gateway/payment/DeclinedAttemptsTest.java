package jp.nagaokapay.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeclinedAttemptsTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final JdbcClient client = JdbcClient.create(GatewayDatabase.get());
    private final ShopTerminal shop =
            new ShopTerminal("merchant:" + UUID.randomUUID(), "terminal:1");

    @Test
    void the_newest_attempt_counts() {
        DeclinedAttempts attempts = at(Instant.now());
        attempts.add(shop, order("A-1", 100), "CODE_EXPIRED");
        attempts.add(shop, order("A-1", 200), "INSUFFICIENT_BALANCE");

        assertThat(attempts.last(shop, "A-1"))
                .get()
                .returns("INSUFFICIENT_BALANCE", DeclinedAttempts.Attempt::declineCode)
                .returns(200L, DeclinedAttempts.Attempt::amount);
        assertThat(attempts.last(shop, "A-2")).isEmpty();
        assertThat(attempts.last(new ShopTerminal("merchant:other", "terminal:1"), "A-1"))
                .isEmpty();
    }

    @Test
    void each_new_attempt_forgets_two_that_are_past_keeping() {
        for (int i = 0; i < 4; i++) {
            at(LONG_AGO).add(shop, order("OLD-" + i, 1), "CODE_EXPIRED");
        }

        Instant later = LONG_AGO.plus(DeclinedAttempts.KEPT_FOR).plus(Duration.ofSeconds(1));
        at(later).add(shop, order("NEW", 1), "CODE_EXPIRED");

        assertThat(
                        client.sql(
                                        "SELECT count(*) FROM gateway.declined_attempt"
                                                + " WHERE merchant_id = ?")
                                .param(shop.merchantId())
                                .query(Long.class)
                                .single())
                .isEqualTo(3);
    }

    private DeclinedAttempts at(Instant now) {
        return new DeclinedAttempts(client, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static PaymentOrder order(String id, long amount) {
        return new PaymentOrder(id, "0", amount, true, null, false);
    }
}
