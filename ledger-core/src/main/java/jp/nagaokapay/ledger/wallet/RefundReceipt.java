package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * A refund that was made.
 *
 * @param lapsed how much of it could not come back because its lot had expired or the wallet is
 *     closed
 */
public record RefundReceipt(
        RefundId refundId,
        String merchantRefundId,
        Yen amount,
        Yen lapsed,
        Instant refundedAt,
        Payment payment,
        Yen available) {}
