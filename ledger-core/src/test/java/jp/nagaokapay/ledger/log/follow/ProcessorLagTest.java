package jp.nagaokapay.ledger.log.follow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProcessorLagTest {
    private static LedgerNode node;

    @BeforeAll
    static void start() {
        node = LedgerNode.on(TestDatabase.freshUrl());
        node.processors().awaitDrained(Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void a_processor_that_stands_still_is_seen_to_fall_behind() {
        stopped(CampaignProcessors.EARN);

        long before = node.bean(EventLog.class).head();
        Scenario.walletWith(node.ledger(), 10_000);

        MeterRegistry meters = new SimpleMeterRegistry();
        node.bean(ProcessorLag.class).bindTo(meters);
        double lag =
                meters.get("ledger.processor.lag")
                        .tag("processor", CampaignProcessors.EARN)
                        .gauge()
                        .value();
        assertThat(lag).isPositive().isEqualTo(node.bean(EventLog.class).head() - before);
    }

    @Test
    void a_read_waits_a_while_for_a_table_that_is_behind_and_not_again_until_it_moves() {
        WalletHistory history = node.bean(WalletHistory.class);
        WalletId wallet = Scenario.walletWith(node.ledger(), 10_000);
        assertThat(history.page(wallet, null, 10).entries()).hasSize(1);
        StreamingEventProcessor following = stopped("wallet-history");

        Scenario.openShop(node.ledger());
        assertThat(history.page(wallet, null, 10).entries())
                .as("nothing of a wallet's is missing")
                .hasSize(1);
        Scenario.pay(node.ledger(), wallet, 100);

        assertThat(waitedInVain(history, wallet)).isBetween(SECONDS.toNanos(2), SECONDS.toNanos(4));
        assertThat(waitedInVain(history, wallet)).isLessThan(SECONDS.toNanos(1));

        following.start();
        await().untilAsserted(() ->
                assertThatCode(() -> history.page(wallet, null, 10)).doesNotThrowAnyException());
        assertThat(history.page(wallet, null, 10).entries()).hasSize(2);
    }

    private static long waitedInVain(WalletHistory history, WalletId wallet) {
        long from = System.nanoTime();
        assertThatThrownBy(() -> history.page(wallet, null, 10)).isInstanceOf(Unavailable.class);
        return System.nanoTime() - from;
    }

    private static StreamingEventProcessor stopped(String name) {
        StreamingEventProcessor processor =
                node.bean(EventProcessingConfiguration.class)
                        .eventProcessor(name, StreamingEventProcessor.class)
                        .orElseThrow();
        processor.shutDown();
        return processor;
    }
}
