package jp.nagaokapay.codes;

import java.time.Instant;

/**
 * What a shop asks for with a code for one payment (a dynamic code): its terms, without a seal.
 *
 * @param merchantId the shop
 * @param merchantPaymentId the shop's own id of the payment, good once for ever
 * @param amount in yen
 * @param capture take the money at once; else hold it until captured, voided or expired
 * @param expiresAt the first instant at which it can no longer be paid; whole seconds
 */
public record Offer(
        String merchantId,
        String merchantPaymentId,
        long amount,
        boolean capture,
        Instant expiresAt) {}
