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
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.WalletId;
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
        MerchantList shops = node.bean(MerchantList.class);
        WalletId wallet = Scenario.walletWith(node.ledger(), 10_000);
        assertThat(shops.find(Scenario.SHOP)).isPresent();
        StreamingEventProcessor following = stopped(MerchantList.NAME);

        Scenario.pay(node.ledger(), wallet, 100);
        assertThat(shops.find(Scenario.SHOP)).as("nothing of a shop's is missing").isPresent();
        MerchantId fresh = MerchantId.next();
        ShopProfile profile = shops.find(Scenario.SHOP).orElseThrow().profile();
        node.ledger().send(new RegisterMerchant(fresh, profile, null));

        assertThat(waitedInVain(shops, fresh)).isBetween(SECONDS.toNanos(2), SECONDS.toNanos(4));
        assertThat(waitedInVain(shops, fresh)).isLessThan(SECONDS.toNanos(1));

        following.start();
        await().untilAsserted(
                        () -> assertThatCode(() -> shops.find(fresh)).doesNotThrowAnyException());
        assertThat(shops.find(fresh)).isPresent();
    }

    private static long waitedInVain(MerchantList shops, MerchantId merchantId) {
        long from = System.nanoTime();
        assertThatThrownBy(() -> shops.find(merchantId)).isInstanceOf(Unavailable.class);
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
