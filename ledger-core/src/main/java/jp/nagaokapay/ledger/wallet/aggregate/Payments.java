package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The captured payments that can still be refunded.
 *
 * @param byKey the same payments by the shop's id
 * @param forgot whether any payment has left because its time was up
 */
record Payments(
        ExpiringMap<PaymentId, CapturedPayment> kept,
        PMap<String, PaymentId> byKey,
        boolean forgot) {
    /** A fixed length, for what the events add up to must not depend on the configuration. */
    static final Duration REMEMBERED_FOR = WalletLimits.DEFAULT.refundWindow();

    static final Payments NONE = new Payments(ExpiringMap.empty(), HashTreePMap.empty(), false);

    static Payments of(List<CapturedPayment> payments, boolean forgot) {
        Payments all = new Payments(NONE.kept, NONE.byKey, forgot);
        for (CapturedPayment payment : payments) {
            all = all.plus(payment);
        }
        return all;
    }

    List<CapturedPayment> list() {
        return kept.list().stream().map(ExpiringMap.Entry::value).toList();
    }

    @Nullable CapturedPayment get(PaymentId paymentId) {
        return kept.get(paymentId);
    }

    boolean knows(String key) {
        return byKey.containsKey(key);
    }

    Payments plus(CapturedPayment payment) {
        Instant until = payment.capturedAt().plus(REMEMBERED_FOR);
        return new Payments(
                kept.plus(payment.paymentId(), payment, until),
                byKey.plus(payment.key(), payment.paymentId()),
                forgot);
    }

    Payments refunded(PaymentRefunded event) {
        CapturedPayment payment = get(event.paymentId());
        return payment == null ? this : plus(payment.refunded(event));
    }

    Payments forget(Instant now) {
        Payments left = this;
        for (int i = 0; i < ExpiringMap.FORGOTTEN_PER_EVENT; i++) {
            PaymentId overdue = left.kept.overdue(now);
            CapturedPayment payment = overdue == null ? null : left.get(overdue);
            if (payment == null) {
                return left;
            }
            left =
                    new Payments(
                            left.kept.minus(payment.paymentId()),
                            left.byKey.minus(payment.key()),
                            true);
        }
        return left;
    }

    /** Whether {@code more} payments fit beside those that can still be refunded. */
    boolean fit(int more, int most, Instant now) {
        int tooMany = kept.size() + more - most;
        return tooMany <= 0 || kept.hasOverdue(tooMany, now);
    }

    /** Captured after {@code since}, the latest first. */
    Stream<CapturedPayment> capturedAfter(Instant since) {
        return kept.newestFirst().takeWhile(payment -> payment.capturedAt().isAfter(since));
    }
}
