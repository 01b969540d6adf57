package jp.nagaokapay.gateway.code;

import java.time.Instant;

/**
 * A code for one payment, as it is shown.
 *
 * @param payload what the QR code holds
 * @param expiresAt the first instant at which it can no longer be paid
 */
record DynamicCode(
        String merchantPaymentId, long amount, boolean capture, String payload, Instant expiresAt) {
    /** Two codes of one payment may both be live while they ask for the same. */
    boolean asksTheSame(DynamicCode other) {
        return amount == other.amount && capture == other.capture;
    }
}
