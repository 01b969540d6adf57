package jp.nagaokapay.ledger.log.follow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ProjectionFollowerTest {
    private static final String JOURNAL = "journal";
    private static final String DATABASE = TestDatabase.freshUrl();

    private static LedgerNode node;
    private static ProjectionFollower follower;
    private static WalletId wallet;

    @BeforeAll
    static void start() {
        node = LedgerNode.on(DATABASE);
        follower = node.bean(ProjectionFollower.class);
        Scenario.openShop(node.ledger());
        wallet = Scenario.walletWith(node.ledger(), 100_000);
        node.processors().awaitDrained(Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_new_projection_catches_up_alone_while_the_others_serve_and_then_goes_with_them() {
        CountDownLatch released = new CountDownLatch(1);
        Seen seen = new Seen(_ -> awaitUninterruptibly(released));
        Projection added = Projection.of("test-new", seen, follower);
        added.start();

        Scenario.pay(node.ledger(), wallet, 100);
        assertThat(node.processors().awaitPassed(head(), Duration.ofSeconds(10), JOURNAL)).isTrue();
        assertThat(isTogether("test-new")).isFalse();

        released.countDown();
        await().until(() -> isTogether("test-new"));
        Scenario.pay(node.ledger(), wallet, 100);
        awaitEnd(added);
        added.shutDown();

        assertThat(seen.positions).isEqualTo(LongStream.rangeClosed(1, head()).boxed().toList());
    }

    @Test
    void one_that_fails_stands_still_without_the_others_and_comes_back_when_it_can() {
        boolean[] broken = {false};
        Seen seen =
                new Seen(_ -> {
                    if (broken[0]) {
                        throw new IllegalStateException("broken");
                    }
                });
        Projection failing = Projection.of("test-failing", seen, follower);
        failing.start();
        await().until(() -> isTogether("test-failing"));

        broken[0] = true;
        Scenario.pay(node.ledger(), wallet, 100);
        assertThat(node.processors().awaitPassed(head(), Duration.ofSeconds(10), JOURNAL)).isTrue();
        assertThat(isTogether("test-failing")).isFalse();
        assertThat(isTogether(JOURNAL)).isTrue();

        broken[0] = false;
        awaitEnd(failing);
        await().until(() -> isTogether("test-failing"));
        failing.shutDown();
    }

    @Test
    void one_whose_row_a_migration_has_deleted_is_filled_again() {
        Seen seen = new Seen(_ -> {});
        Projection changed = Projection.of("test-changed", seen, follower);
        changed.start();
        awaitEnd(changed);
        await().until(() -> isTogether("test-changed"));
        seen.positions.clear();

        jdbc().update("DELETE FROM projection WHERE name = 'test-changed'");
        Scenario.pay(node.ledger(), wallet, 100);
        awaitEnd(changed);
        changed.shutDown();

        assertThat(seen.positions).endsWith(head()).contains(1L);
    }

    @Test
    void what_a_node_writes_after_another_has_taken_over_is_rolled_back() {
        DataSource database = TestDatabase.fresh();
        JdbcTemplate other = new JdbcTemplate(database);
        ProjectionPositions paused =
                new ProjectionPositions(other, "00000000-0000-0000-0000-000000000001");
        ProjectionPositions next =
                new ProjectionPositions(other, "00000000-0000-0000-0000-000000000002");
        assertThat(paused.claim()).isTrue();
        assertThat(next.claim()).as("while the first is alive").isFalse();
        paused.add("test");
        paused.join(List.of("test"), 0);
        paused.advanceShared(0, 5, 1);

        other.update("UPDATE projection_follower SET claimed_until = now() - interval '1 s'");
        assertThat(next.claim()).isTrue();

        assertThat(paused.renew()).isFalse();
        assertThatThrownBy(() -> paused.advanceShared(5, 9, 1))
                .isInstanceOf(ProjectionPositions.PositionsMoved.class);
        assertThatThrownBy(() -> paused.leave(List.of("test"), 5))
                .isInstanceOf(ProjectionPositions.PositionsMoved.class);
        next.advanceShared(5, 7, 1);
        assertThat(next.shared()).isEqualTo(7);
    }

    @Test
    void when_the_node_that_follows_is_gone_another_does() {
        String database = TestDatabase.freshUrl();
        LedgerNode first = LedgerNode.on(database);
        first.processors().awaitDrained(Duration.ofSeconds(30));
        try (LedgerNode second = LedgerNode.on(database)) {
            try (first) {
                Scenario.openShop(first.ledger());
                second.processors().awaitDrained(Duration.ofSeconds(30));
                assertThat(runsOn(first)).isTrue();
                assertThat(runsOn(second)).isFalse();
            }
            Scenario.walletWith(second.ledger(), 1_000);
            second.processors().awaitDrained(Duration.ofSeconds(30));
            assertThat(runsOn(second)).isTrue();
        }
    }

    private static boolean runsOn(LedgerNode one) {
        return one.bean(EventProcessingConfiguration.class)
                .eventProcessor(JOURNAL, StreamingEventProcessor.class)
                .filter(journal -> !journal.processingStatus().isEmpty())
                .isPresent();
    }

    private static void awaitEnd(Projection projection) {
        await().until(() -> projection.lane() instanceof Lane lane && lane.position() >= head());
    }

    private static boolean isTogether(String name) {
        return Boolean.TRUE.equals(
                jdbc().queryForObject(
                                "SELECT bool_or(together) FROM projection WHERE name = ?",
                                Boolean.class,
                                name));
    }

    private static JdbcTemplate jdbc() {
        return node.bean(JdbcTemplate.class);
    }

    private static long head() {
        return node.bean(EventLog.class).head();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Remembers what a projection was handed. */
    private record Seen(List<Long> positions, LongConsumer before) implements EventHandlerInvoker {
        Seen(LongConsumer before) {
            this(new CopyOnWriteArrayList<>(), before);
        }

        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            long position =
                    ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
            before.accept(position);
            positions.add(position);
        }
    }
}
