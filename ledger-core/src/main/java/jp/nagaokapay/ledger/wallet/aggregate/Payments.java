package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The captured payments: the last ones whole, the rest as numbers only, for a wallet must not grow
 * with what it has paid. Whatever is asked about an older one, the log has it ({@link
 * PastPayments}).
 *
 * @param days how many were captured on each business date inside the refund window
 */
record Payments(ExpiringMap<PaymentId, CapturedPayment> recent, TreePMap<LocalDate, Integer> days) {
    /** Fixed lengths, for what the events add up to must not depend on the configuration. */
    static final Duration REFUNDABLE_FOR = WalletLimits.DEFAULT.refundWindow();

    static final Duration RECENT_FOR = WalletLimits.SIMILAR_PAYMENT_WINDOW_MAX;

    /** More than anyone makes in that time. */
    static final int RECENT_MAX = 30;

    static final Payments NONE = new Payments(ExpiringMap.empty(), TreePMap.empty());

    static Payments of(List<CapturedPayment> recent, Map<LocalDate, Integer> days) {
        ExpiringMap<PaymentId, CapturedPayment> all = ExpiringMap.empty();
        for (CapturedPayment payment : recent) {
            all = with(all, payment);
        }
        return new Payments(all, TreePMap.from(days));
    }

    private static ExpiringMap<PaymentId, CapturedPayment> with(
            ExpiringMap<PaymentId, CapturedPayment> all, CapturedPayment payment) {
        return all.plus(payment.paymentId(), payment, payment.capturedAt().plus(RECENT_FOR));
    }

    /** The last ones, the oldest of them first. */
    List<CapturedPayment> list() {
        return recent.list().stream().map(ExpiringMap.Entry::value).toList();
    }

    @Nullable CapturedPayment get(PaymentId paymentId) {
        return recent.get(paymentId);
    }

    Payments plus(CapturedPayment payment) {
        LocalDate day = BusinessDate.of(payment.capturedAt());
        return new Payments(
                with(recent, payment).atMost(RECENT_MAX),
                days.plus(day, days.getOrDefault(day, 0) + 1));
    }

    Payments refunded(PaymentRefunded event) {
        CapturedPayment payment = get(event.paymentId());
        return payment == null ? this : new Payments(with(recent, payment.refunded(event)), days);
    }

    Payments forget(Instant now) {
        ExpiringMap<PaymentId, CapturedPayment> left = recent.forget(now);
        TreePMap<LocalDate, Integer> leftDays = days;
        LocalDate over = lastDayOver(now);
        while (!leftDays.isEmpty() && !leftDays.firstKey().isAfter(over)) {
            leftDays = leftDays.minus(leftDays.firstKey());
        }
        boolean none = left.size() == recent.size() && leftDays.size() == days.size();
        return none ? this : new Payments(left, leftDays);
    }

    /** Whether {@code more} payments fit beside those that can still be refunded. */
    boolean fit(int more, int most, Instant now) {
        LocalDate over = lastDayOver(now);
        int refundable = more;
        for (Map.Entry<LocalDate, Integer> day : days.entrySet()) {
            refundable += day.getKey().isAfter(over) ? day.getValue() : 0;
        }
        return refundable <= most;
    }

    /** Captured after {@code since}, the latest first. */
    Stream<CapturedPayment> capturedAfter(Instant since) {
        return recent.newestFirst().takeWhile(payment -> payment.capturedAt().isAfter(since));
    }

    private static LocalDate lastDayOver(Instant now) {
        return BusinessDate.of(now.minus(REFUNDABLE_FOR));
    }
}
