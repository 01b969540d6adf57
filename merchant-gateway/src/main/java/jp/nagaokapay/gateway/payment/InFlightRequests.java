package jp.nagaokapay.gateway.payment;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import org.springframework.stereotype.Component;

/** The payments that this node is asking the ledger for right now. */
@Component
class InFlightRequests {
    private final ConcurrentMap<PaymentKey, Integer> attempts = new ConcurrentHashMap<>();

    void begin(ShopTerminal terminal, String merchantPaymentId) {
        attempts.merge(new PaymentKey(terminal.merchantId(), merchantPaymentId), 1, Integer::sum);
    }

    void end(ShopTerminal terminal, String merchantPaymentId) {
        attempts.computeIfPresent(
                new PaymentKey(terminal.merchantId(), merchantPaymentId),
                (_, count) -> count == 1 ? null : count - 1);
    }

    boolean has(ShopTerminal terminal, String merchantPaymentId) {
        return attempts.containsKey(new PaymentKey(terminal.merchantId(), merchantPaymentId));
    }

    private record PaymentKey(String merchantId, String merchantPaymentId) {}
}
