package jp.nagaokapay.gateway.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A payment by a code that the customer presented.
 *
 * @param merchantPaymentId the shop's own id of it, good once for ever
 * @param codeNumber the payment number in the code
 * @param amount in yen
 * @param capture take the money at once; else hold it until captured, voided or expired
 * @param terminalId the terminal on the receipt, where it is not the one that asks
 * @param agreeSimilarPayment an equal payment within a minute is meant
 */
public record PaymentOrder(
        String merchantPaymentId,
        String codeNumber,
        long amount,
        boolean capture,
        @Nullable String terminalId,
        boolean agreeSimilarPayment) {}
