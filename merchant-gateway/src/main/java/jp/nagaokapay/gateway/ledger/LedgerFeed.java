package jp.nagaokapay.gateway.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to payments, of all shops, in the ledger's order.
 *
 * @param entries oldest first
 * @param upTo how far the ledger was read: where to go on, even when there was no entry
 */
public record LedgerFeed(List<Entry> entries, long upTo) {

    /**
     * One thing that happened to a payment.
     *
     * @param position its place in the ledger's order; unique and rising
     * @param amount in yen: authorized, captured, released or refunded
     * @param merchantRefundId the shop's own id of the refund; null unless it is one
     */
    public record Entry(
            long position,
            Instant at,
            Kind kind,
            String merchantId,
            String merchantPaymentId,
            String paymentId,
            long amount,
            @Nullable String merchantRefundId) {}

    /** What can happen to a payment. */
    public enum Kind {
        AUTHORIZED,
        /** Authorized before, or authorized and captured in this step. */
        CAPTURED,
        VOIDED,
        EXPIRED,
        REFUNDED
    }
}
