package jp.nagaokapay.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.web.secret.KeyFile;
import jp.nagaokapay.web.secret.SecretUnreadable;
import jp.nagaokapay.web.secret.TestCipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutboxTest {
    private static final WebhookSettings SETTINGS =
            new WebhookSettings(
                    false,
                    5,
                    Duration.ofSeconds(5),
                    Duration.ofHours(1),
                    Duration.ofHours(72),
                    Duration.ofHours(72),
                    Duration.ofDays(90),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    128,
                    4,
                    Duration.ofMillis(200));

    private final HikariDataSource database = GatewayDatabase.fresh();
    private final JdbcClient client = JdbcClient.create(database);
    private final SetClock clock = new SetClock();
    private final Outbox node = new Outbox(client, SETTINGS, clock);
    private final Outbox otherNode = new Outbox(client, SETTINGS, clock);
    private final SigningSecrets secrets =
            new SigningSecrets(client, TestCipher.ofTheDemo(), clock);
    private final DeliveryQueue queue = new DeliveryQueue(client, clock);

    @BeforeEach
    void setUp() {
        endpoint("endpoint:a", "merchant:a");
        happen(1, 3, "merchant:a");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_one_node_has_claimed_another_does_not_get() {
        assertThat(ids(node.claim(Set.of(), 10))).containsExactly(1L, 2L, 3L);
        assertThat(otherNode.claim(Set.of(), 10)).isEmpty();
    }

    @Test
    void a_claim_has_the_secret_and_does_not_say_it() {
        List<ClaimedDelivery> claimed = node.claim(Set.of(), 10);
        assertThat(secrets.read("endpoint:a", claimed.getFirst().secrets().getFirst()).text())
                .matches("whsec_[0-9A-Za-z_-]{43}");
        assertThat(claimed.toString()).doesNotContainPattern("whsec_[0-9A-Za-z_-]");
    }

    @Test
    void a_gateway_with_another_key_from_outside_does_not_start() {
        secrets.requireReadable();
        SigningSecrets other = new SigningSecrets(client, TestCipher.with(KeyFile.newKey()), clock);

        assertThatThrownBy(other::requireReadable).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void what_a_dead_node_had_claimed_is_due_again_when_its_lease_runs_out() {
        node.claim(Set.of(), 10);
        clock.pass(SETTINGS.lease().minusSeconds(1));
        assertThat(otherNode.claim(Set.of(), 10)).isEmpty();

        clock.pass(Duration.ofSeconds(1));
        List<ClaimedDelivery> again = otherNode.claim(Set.of(), 10);
        assertThat(ids(again)).containsExactly(1L, 2L, 3L);
        assertThat(again).extracting(ClaimedDelivery::attempts).containsOnly(2);
    }

    @Test
    void a_failure_counts_only_for_whoever_has_the_claim_and_a_success_for_anybody() {
        ClaimedDelivery late = node.claim(Set.of(), 1).getFirst();
        clock.pass(SETTINGS.lease());
        ClaimedDelivery current =
                otherNode.claim(Set.of(), 10).stream()
                        .filter(due -> due.deliveryId() == late.deliveryId())
                        .findFirst()
                        .orElseThrow();

        node.recordFailed(late.deliveryId(), late.claim(), CallOutcome.answered(500), null);
        assertThat(status(late)).isEqualTo("PENDING");
        node.recordDelivered(late.deliveryId(), 200);
        assertThat(status(late)).isEqualTo("DELIVERED");
        otherNode.recordFailed(
                current.deliveryId(), current.claim(), CallOutcome.answered(500), clock.instant());
        assertThat(status(late)).isEqualTo("DELIVERED");
    }

    @Test
    void many_nodes_at_once_share_out_what_is_due() throws Exception {
        for (int i = 0; i < 20; i++) {
            endpoint("endpoint:" + i, "merchant:" + i);
            happen(100 * (i + 1), 20, "merchant:" + i);
        }
        List<Long> claimed = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> nodes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                nodes.add(threads.submit(() -> claimAll(new Outbox(client, SETTINGS, clock))));
            }
            for (Future<List<Long>> done : nodes) {
                claimed.addAll(done.get());
            }
        }
        claimed.addAll(claimAll(node));
        assertThat(claimed).hasSize(403).doesNotHaveDuplicates();
    }

    private static List<Long> claimAll(Outbox node) {
        List<Long> claimed = new ArrayList<>();
        for (List<ClaimedDelivery> some = node.claim(Set.of(), 50);
                !some.isEmpty();
                some = node.claim(Set.of(), 50)) {
            claimed.addAll(ids(some));
        }
        return claimed;
    }

    @Test
    void no_endpoint_gets_more_than_its_share_and_a_failing_one_gets_one_at_a_time() {
        happen(10, 10, "merchant:a");
        assertThat(node.claim(Set.of(), 50)).hasSize(4);
        assertThat(node.claim(Set.of("endpoint:a"), 50)).isEmpty();

        client.sql("UPDATE gateway.webhook_endpoint SET failures = 1").update();
        assertThat(node.claim(Set.of(), 50)).hasSize(1);
    }

    @Test
    void an_event_is_queued_once_for_an_endpoint() {
        happen(10, 2, "merchant:none");
        assertThat(count()).isEqualTo(3);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> queue.written(0, 3))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void seventy_two_hours_begin_with_the_first_attempt() {
        clock.pass(Duration.ofDays(10));
        ClaimedDelivery due = node.claim(Set.of(), 1).getFirst();
        assertThat(due.giveUpAt()).isEqualTo(clock.instant().plus(Duration.ofHours(72)));
        node.recordFailed(
                due.deliveryId(),
                due.claim(),
                CallOutcome.failed(CallOutcome.Failure.TIMEOUT),
                clock.now);

        clock.pass(Duration.ofHours(1));
        assertThat(node.claim(Set.of(), 10))
                .filteredOn(it -> it.deliveryId() == due.deliveryId())
                .extracting(ClaimedDelivery::giveUpAt)
                .containsExactly(due.giveUpAt());
    }

    @Test
    void the_log_is_forgotten_when_it_is_over_and_old() {
        ClaimedDelivery due = node.claim(Set.of(), 1).getFirst();
        node.recordDelivered(due.deliveryId(), 200);
        Deliveries deliveries = new Deliveries(client, clock);
        assertThat(deliveries.deleteOldest(clock.instant(), 10)).isZero();
        assertThat(deliveries.deleteOldest(clock.instant().plusSeconds(1), 10)).isEqualTo(1);
        assertThat(count()).isEqualTo(2);
    }

    private void endpoint(String id, String merchantId) {
        client.sql(
                        """
                        INSERT INTO gateway.webhook_endpoint
                            (endpoint_id, merchant_id, url, created_at, vouched_by, status)
                        VALUES (?, ?, 'https://shop.example/', now(), 'staff:a', 'ENABLED')
                        """)
                .params(id, merchantId)
                .update();
        secrets.renew(id);
    }

    private void happen(long from, int count, String merchantId) {
        LongStream.range(from, from + count)
                .forEach(position ->
                        client.sql(
                                        """
                                        INSERT INTO gateway.shop_event VALUES (?, ?,
                                            'payment.captured', now(), 'payment:p', 'A', 1)
                                        """)
                                .params(position, merchantId)
                                .update());
        queue.written(from - 1, from + count - 1);
    }

    private String status(ClaimedDelivery due) {
        return client.sql("SELECT status FROM gateway.webhook_delivery WHERE delivery_id = ?")
                .param(due.deliveryId())
                .query((row, _) -> row.getString(1))
                .single();
    }

    private long count() {
        return client.sql("SELECT count(*) FROM gateway.webhook_delivery")
                .query((row, _) -> row.getLong(1))
                .single();
    }

    private static List<Long> ids(List<ClaimedDelivery> claimed) {
        return claimed.stream().map(ClaimedDelivery::deliveryId).toList();
    }

    private static final class SetClock extends Clock {
        volatile Instant now = Instant.parse("2026-04-01T03:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
