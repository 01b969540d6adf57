package jp.nagaokapay.ledger.kpi;

import java.util.List;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;

/**
 * What the holders of a group paid within a month, or a shop took, and what of it was refunded; the
 * definitions are those of {@link KpiDay}.
 */
final class MonthUsage {
    private long payments;
    private long refunds;
    private long captured;
    private long refunded;
    private long capturedPoints;
    private long refundedPoints;

    void capture(long amount, List<LotPart> parts) {
        payments++;
        captured += amount;
        capturedPoints += points(parts);
    }

    void refund(PaymentRefunded event) {
        refunds++;
        refunded += event.amount().amount();
        refundedPoints += points(event.returned()) + points(event.lapsed());
    }

    Object[] columns() {
        return new Object[] {payments, refunds, captured, refunded, capturedPoints, refundedPoints};
    }

    private static long points(List<LotPart> parts) {
        return LotPart.total(parts, LotKind.POINTS).amount();
    }
}
