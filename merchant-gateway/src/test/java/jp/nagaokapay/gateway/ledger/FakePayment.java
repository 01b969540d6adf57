package jp.nagaokapay.gateway.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import jp.nagaokapay.gateway.ledger.GatewayPayment.Status;
import org.jspecify.annotations.Nullable;

/** A payment of {@link FakeLedger} and its states. */
final class FakePayment {
    private static final Duration HOLD = Duration.ofMinutes(30);

    final String paymentId;
    final ShopTerminal terminal;
    final PaymentOrder order;
    final FakeLedger.FakePurse purse;
    final Instant at;
    long captured;
    private long refunded;
    private boolean voided;

    FakePayment(
            String paymentId,
            ShopTerminal terminal,
            PaymentOrder order,
            FakeLedger.FakePurse purse,
            Instant at) {
        this.paymentId = paymentId;
        this.terminal = terminal;
        this.order = order;
        this.purse = purse;
        this.at = at;
        this.captured = order.capture() ? order.amount() : 0;
    }

    boolean isAt(ShopTerminal other) {
        return terminal.merchantId().equals(other.merchantId());
    }

    Status status(Instant now) {
        if (voided) {
            return Status.VOIDED;
        }
        if (captured == 0) {
            return now.isBefore(at.plus(HOLD)) ? Status.AUTHORIZED : Status.EXPIRED;
        }
        if (refunded == 0) {
            return Status.CAPTURED;
        }
        return refunded < captured ? Status.PARTIALLY_REFUNDED : Status.REFUNDED;
    }

    void capture(@Nullable Long amount, Instant now) {
        requireOpen(now);
        long taken = amount == null ? order.amount() : amount;
        if (taken > order.amount()) {
            throw refusal("CAPTURE_EXCEEDS_AUTHORIZATION", now);
        }
        captured = taken;
    }

    void voidIt(Instant now) {
        requireOpen(now);
        voided = true;
    }

    void refund(long amount, Instant now) {
        if (captured == 0) {
            throw refusal("PAYMENT_NOT_CAPTURED", now);
        }
        if (amount > captured - refunded) {
            throw refusal("REFUND_EXCEEDS_CAPTURED", now);
        }
        refunded += amount;
    }

    long takenFromPurse(Instant now) {
        return switch (status(now)) {
            case AUTHORIZED -> order.amount();
            case CAPTURED, PARTIALLY_REFUNDED, REFUNDED -> captured - refunded;
            case VOIDED, EXPIRED, DECLINED -> 0;
        };
    }

    GatewayPayment shown(Instant now) {
        Status status = status(now);
        return new GatewayPayment(
                paymentId,
                order.merchantPaymentId(),
                terminal.merchantId(),
                terminal.terminalId(),
                GatewayPayment.Mode.CPM,
                status,
                order.amount(),
                captured,
                refunded,
                captured == 0 ? order.amount() : captured,
                0,
                at,
                status == Status.AUTHORIZED ? at.plus(HOLD) : null,
                null);
    }

    LedgerRefusal refusal(String code, Instant now) {
        return new LedgerRefusal(code, Map.of("payment", shown(now)), false);
    }

    private void requireOpen(Instant now) {
        switch (status(now)) {
            case AUTHORIZED -> {}
            case CAPTURED, PARTIALLY_REFUNDED, REFUNDED ->
                    throw refusal("PAYMENT_ALREADY_CAPTURED", now);
            case VOIDED -> throw refusal("PAYMENT_VOIDED", now);
            case EXPIRED, DECLINED -> throw refusal("AUTHORIZATION_EXPIRED", now);
        }
    }
}
