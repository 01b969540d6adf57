package jp.nagaokapay.codes;

import java.time.Instant;

/**
 * What a dynamic code says beyond shop and amount. Not to be believed before the ledger, which made
 * the seal, has checked it.
 *
 * @param merchantPaymentId the shop's own id of the payment, 1 to 64 characters
 * @param expiresAt the first instant at which it can no longer be paid; whole seconds
 * @param capture take the money at once; else hold it
 * @param seal 1 to 43 characters of base64url
 */
public record CodeTerms(
        String merchantPaymentId, Instant expiresAt, boolean capture, String seal) {}
