package jp.nagaokapay.gateway.payment;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets the office see what shops' customers are refused for, while it happens. */
@Component
class DeclineMeter {
    /** A series for each shop and code lives as long as the process: there must be an end to it. */
    static final int MERCHANTS_MAX = 1_000;

    static final String NAME = "nagaokapay.payments.declined";
    private static final String OTHER = "other";
    private static final Logger LOG = LoggerFactory.getLogger(DeclineMeter.class);

    private final MeterRegistry meters;
    private final Set<String> merchants = ConcurrentHashMap.newKeySet();

    DeclineMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(ShopTerminal terminal, String code) {
        meters.counter(NAME, "code", code, "merchant", tag(terminal.merchantId())).increment();
        LOG.atInfo()
                .addKeyValue("merchant", terminal.merchantId())
                .addKeyValue("terminal", terminal.terminalId())
                .addKeyValue("code", code)
                .log("A payment was declined");
    }

    private synchronized String tag(String merchantId) {
        if (merchants.size() < MERCHANTS_MAX) {
            merchants.add(merchantId);
        }
        return merchants.contains(merchantId) ? merchantId : OTHER;
    }
}
