package jp.nagaokapay.ledger.campaign.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.Campaigns;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.log.read.EventLog.Entry;
import jp.nagaokapay.ledger.log.read.LogSelection;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SimulationsAtOnceTest {
    private static final Instant NOW = Campaigns.CLOSES;
    private final SlowLog log = new SlowLog();
    private final CampaignRules rules = Campaigns.rules(1_000, 1_000, null);
    private final DraftSimulation simulation =
            new DraftSimulation(
                    log,
                    new FactsBefore(JdbcClient.create(TestDatabase.fresh())),
                    Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_third_is_told_to_come_again() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<?> first = CompletableFuture.runAsync(this::run, threads);
            CompletableFuture<?> second = CompletableFuture.runAsync(this::run, threads);
            log.entered.acquireUninterruptibly(2);

            assertThatThrownBy(this::run)
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(10)));

            log.goOn.countDown();
            CompletableFuture.allOf(first, second).join();
        }
        run();
    }

    private void run() {
        simulation.run(rules, Campaigns.OPENS, NOW);
    }

    /** An empty log that lets nobody read before it is told to. */
    private static final class SlowLog implements LogSelection {
        private final Semaphore entered = new Semaphore(0);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public Range between(Instant from, Instant to) {
            entered.release();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return new Range(0, 0);
        }

        @Override
        public List<Entry> read(
                long afterPosition, long upToPosition, Set<Class<? extends LedgerEvent>> kinds) {
            return List.of();
        }

        @Override
        public List<LedgerEvent> ofAggregate(
                String aggregateId, Set<Class<? extends LedgerEvent>> kinds) {
            return List.of();
        }
    }
}
