package jp.nagaokapay.acceptance.shopday;

import java.util.Map;
import java.util.TreeMap;

/** Yen captured and refunded, by the shop's own payment id, as one source reports them. */
final class PaymentTotals {
    private final Map<String, Money> payments = new TreeMap<>();

    synchronized void captured(String merchantPaymentId, long yen) {
        payments.merge(merchantPaymentId, new Money(yen, 0), Money::plus);
    }

    synchronized void refunded(String merchantPaymentId, long yen) {
        payments.merge(merchantPaymentId, new Money(0, yen), Money::plus);
    }

    /** Every payment of which money was taken. */
    synchronized Map<String, Money> payments() {
        return new TreeMap<>(payments);
    }

    synchronized Money total() {
        return payments.values().stream().reduce(Money.NONE, Money::plus);
    }

    /** Yen. */
    record Money(long captured, long refunded) {
        static final Money NONE = new Money(0, 0);

        Money plus(Money more) {
            return new Money(captured + more.captured, refunded + more.refunded);
        }

        long net() {
            return captured - refunded;
        }
    }
}
