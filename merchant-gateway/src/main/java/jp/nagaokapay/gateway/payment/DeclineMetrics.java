package jp.nagaokapay.gateway.payment;

import io.micrometer.core.instrument.MeterRegistry;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts refusals by code, so that the office sees them as they happen. The shop stands in the log
 * only: anybody may read the metrics.
 */
@Component
class DeclineMetrics {
    static final String NAME = "nagaokapay.payments.declined";
    private static final Logger LOG = LoggerFactory.getLogger(DeclineMetrics.class);

    private final MeterRegistry meters;

    DeclineMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(ShopTerminal terminal, String code) {
        meters.counter(NAME, "code", code).increment();
        LOG.atInfo()
                .addKeyValue("merchant", terminal.merchantId())
                .addKeyValue("terminal", terminal.terminalId())
                .addKeyValue("code", code)
                .log("A payment was declined");
    }
}
