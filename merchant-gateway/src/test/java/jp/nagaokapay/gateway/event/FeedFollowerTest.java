package jp.nagaokapay.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import jp.nagaokapay.gateway.GatewayDatabase;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.TestShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FeedFollowerTest {
    private final HikariDataSource database = GatewayDatabase.fresh();
    private final JdbcClient client = JdbcClient.create(database);
    private final EventLog log =
            new EventLog(client, new TransactionTemplate(new JdbcTransactionManager(database)));
    private final FakeLedger ledger = new FakeLedger();
    private final TestShop testShop = new TestShop(ledger);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_happened_is_copied_with_all_a_shop_is_told() {
        testShop.pay("A-1", 1_200);
        testShop.refund("A-1", "R-1", 200);
        testShop.hold("A-2", 300);
        testShop.voidPayment("A-2");

        node().copyPage();

        assertThat(log.ofShop(testShop.merchantId(), 0, 100))
                .extracting(ShopEvent::type, ShopEvent::merchantPaymentId, ShopEvent::amount)
                .containsExactly(
                        tuple("payment.captured", "A-1", 1_200L),
                        tuple("payment.refunded", "A-1", 200L),
                        tuple("payment.authorized", "A-2", 300L),
                        tuple("payment.voided", "A-2", 300L));
        ShopEvent refund = log.ofShop(testShop.merchantId(), 1, 1).getFirst();
        assertThat(refund.merchantRefundId()).isEqualTo("R-1");
        assertThat(refund.eventId()).isEqualTo("event:2");
        assertThat(refund.at()).isEqualTo(ledger.clock().instant());
        assertThat(refund.paymentId()).startsWith("payment:");
    }

    @Test
    void many_nodes_at_once_copy_everything_once_and_in_order() throws Exception {
        int events = 2_000;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> nodes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                FeedFollower node = node();
                nodes.add(threads.submit(until(events, node)));
            }
            Future<?> reader = threads.submit(this::whoever_remembers_a_position_misses_nothing);
            for (int i = 0; i < 20; i++) {
                testShop.pay(events / 20);
            }
            for (Future<?> node : nodes) {
                node.get();
            }
            reader.get();
        }
        assertThat(positions()).isEqualTo(LongStream.rangeClosed(1, events).boxed().toList());
    }

    private Void whoever_remembers_a_position_misses_nothing() {
        long position = 0;
        while (position < 2_000) {
            for (ShopEvent event : log.ofShop(testShop.merchantId(), position, 50)) {
                assertThat(event.position()).isEqualTo(position + 1);
                position = event.position();
            }
        }
        return null;
    }

    private Callable<Void> until(int position, FeedFollower node) {
        return () -> {
            while (log.cursor().position() < position) {
                node.copyPage();
            }
            return null;
        };
    }

    @Test
    void a_node_that_dies_between_any_two_lines_leaves_all_or_nothing() {
        testShop.pay(50);
        FeedFollower dying =
                node((_, _) -> {
                    throw new IllegalStateException("killed before the commit");
                });
        assertThatThrownBy(dying::copyPage).isInstanceOf(IllegalStateException.class);
        assertThat(positions()).isEmpty();
        assertThat(log.cursor().position()).isZero();

        List<Long> written = new ArrayList<>();
        FeedFollower unlucky =
                node((after, upTo) -> {
                    written.add(upTo);
                    if (ThreadLocalRandom.current().nextInt(3) > 0) {
                        throw new IllegalStateException("killed");
                    }
                });
        while (log.cursor().position() < 50) {
            try {
                unlucky.copyPage();
            } catch (IllegalStateException e) {
                assertThat(positions()).isEmpty();
            }
        }
        // The commit was acknowledged to nobody: whoever comes next goes on behind it.
        node().copyPage();
        assertThat(positions()).hasSize(50).doesNotHaveDuplicates();
        assertThat(written).isNotEmpty();
    }

    @Test
    void a_page_that_another_node_wrote_counts_for_nothing() {
        testShop.pay(3);
        var page = ledger.feed(0, 10);

        assertThat(log.append(0, page, List.of())).isTrue();
        assertThat(log.append(0, page, List.of())).isFalse();
        assertThat(positions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_ledger_that_is_away_changes_nothing() {
        testShop.pay(3);
        ledger.goDown(new LedgerUnavailable(Duration.ofSeconds(1), null));
        assertThatThrownBy(node()::copyPage).isInstanceOf(LedgerUnavailable.class);

        ledger.goDown(null);
        node().copyPage();
        assertThat(positions()).hasSize(3);
    }

    @Test
    void what_is_past_keeping_is_forgotten_from_the_beginning_and_without_a_hole() {
        testShop.pay(5);
        ledger.pass(Duration.ofDays(100));
        testShop.pay(5);
        node().copyPage();
        ledger.pass(Duration.ofDays(100));

        var settings =
                new EventSettings(
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofDays(180),
                        Duration.ofSeconds(1),
                        1,
                        1);
        new EventRetention(log, settings, ledger.clock()).deleteBatch();

        assertThat(positions()).containsExactly(6L, 7L, 8L, 9L, 10L);
        assertThat(log.cursor().forgottenTo()).isEqualTo(5);
        assertThat(log.deleteOldest(ledger.clock().instant(), 2)).isEqualTo(2);
        assertThat(log.cursor().forgottenTo()).isEqualTo(7);
    }

    private FeedFollower node(EventPageListener... listeners) {
        return new FeedFollower(
                ledger, log, List.of(listeners), ledger.clock(), new SimpleMeterRegistry());
    }

    private List<Long> positions() {
        return client.sql("SELECT position FROM gateway.shop_event ORDER BY position")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }
}
