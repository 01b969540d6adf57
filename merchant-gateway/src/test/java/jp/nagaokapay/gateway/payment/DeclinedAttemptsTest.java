package jp.nagaokapay.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.RequestKey;
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
        attempts.add(key(), shop, order("A-1", 100), "CODE_EXPIRED");
        attempts.add(key(), shop, order("A-1", 200), "INSUFFICIENT_BALANCE");

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
            at(LONG_AGO).add(key(), shop, order("OLD-" + i, 1), "CODE_EXPIRED");
        }

        Instant later = LONG_AGO.plus(DeclinedAttempts.KEPT_FOR).plus(Duration.ofSeconds(1));
        at(later).add(key(), shop, order("NEW", 1), "CODE_EXPIRED");

        assertThat(
                        client.sql(
                                        "SELECT count(*) FROM gateway.declined_attempt"
                                                + " WHERE merchant_id = ?")
                                .param(shop.merchantId())
                                .query(Long.class)
                                .single())
                .isEqualTo(3);
    }

    @Test
    void attempts_are_counted_by_business_date_and_code() {
        // In Tokyo the day begins at 15:00 UTC.
        at(Instant.parse("2026-03-01T14:59:59Z")).add(key(), shop, order("A-1", 1), "CODE_EXPIRED");
        at(Instant.parse("2026-03-01T15:00:00Z")).add(key(), shop, order("A-2", 1), "CODE_EXPIRED");
        at(Instant.parse("2026-03-01T16:00:00Z")).add(key(), shop, order("A-3", 1), "CODE_USED");
        at(Instant.parse("2026-03-02T16:00:00Z")).add(key(), shop, order("A-4", 1), "CODE_USED");
        at(Instant.parse("2026-03-01T16:00:00Z"))
                .add(key(), new ShopTerminal("merchant:other", "t"), order("A-5", 1), "CODE_USED");
        DeclineCounts counts = new DeclineCounts(client);
        LocalDate first = LocalDate.of(2026, 3, 1);

        var both = counts.of(shop.merchantId(), first, first.plusDays(1));
        assertThat(both.total()).isEqualTo(3);
        assertThat(both.codes()).isEqualTo(Map.of("CODE_EXPIRED", 2L, "CODE_USED", 1L));
        assertThat(both.days())
                .extracting(DeclineCounts.Day::date, DeclineCounts.Day::total)
                .containsExactly(tuple(first, 1L), tuple(first.plusDays(1), 2L));
        assertThat(counts.of(shop.merchantId(), first, first).total()).isEqualTo(1);
    }

    @Test
    void the_meter_counts_by_code_and_names_no_shop_for_anybody_may_read_it() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        DeclineMetrics meter = new DeclineMetrics(meters);
        meter.count(shop, "CODE_USED");
        meter.count(new ShopTerminal("merchant:other", "terminal:1"), "CODE_USED");

        assertThat(meters.get(DeclineMetrics.NAME).tag("code", "CODE_USED").counter().count())
                .isEqualTo(2);
        assertThat(meters.get(DeclineMetrics.NAME).counters()).hasSize(1);
    }

    @Test
    void one_request_is_one_attempt_however_often_it_is_told() {
        DeclinedAttempts attempts = at(Instant.now());
        RequestKey key = key();

        assertThat(attempts.add(key, shop, order("A-1", 100), "CODE_USED")).isTrue();
        assertThat(attempts.add(key, shop, order("A-1", 100), "CODE_USED")).isFalse();
    }

    @Test
    void an_unclear_attempt_takes_back_what_was_told_of_an_older_one() {
        DeclinedAttempts attempts = at(Instant.now());
        attempts.recordUnclear(shop, order("A-1", 100));
        attempts.add(key(), shop, order("A-1", 100), "INSUFFICIENT_BALANCE");
        attempts.recordUnclear(shop, order("A-1", 100));
        assertThat(attempts.last(shop, "A-1")).isEmpty();

        attempts.add(key(), shop, order("A-1", 100), "CODE_EXPIRED");
        assertThat(attempts.last(shop, "A-1"))
                .get()
                .returns("CODE_EXPIRED", DeclinedAttempts.Attempt::declineCode);
    }

    private static RequestKey key() {
        return new RequestKey("terminal|" + UUID.randomUUID(), "hash");
    }

    private DeclinedAttempts at(Instant now) {
        return new DeclinedAttempts(client, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static PaymentOrder order(String id, long amount) {
        return new PaymentOrder(id, "0", amount, true, null, false);
    }
}
