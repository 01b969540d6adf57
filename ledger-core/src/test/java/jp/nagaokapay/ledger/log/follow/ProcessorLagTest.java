package jp.nagaokapay.ledger.log.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.log.read.EventLog;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;

class ProcessorLagTest {
    @Test
    void a_processor_that_stands_still_is_seen_to_fall_behind() {
        try (LedgerNode node = LedgerNode.on(TestDatabase.freshUrl())) {
            node.processors().awaitDrained(Duration.ofSeconds(30));
            StreamingEventProcessor earn =
                    node.bean(EventProcessingConfiguration.class)
                            .eventProcessor(CampaignProcessors.EARN, StreamingEventProcessor.class)
                            .orElseThrow();
            earn.shutDown();

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
    }
}
