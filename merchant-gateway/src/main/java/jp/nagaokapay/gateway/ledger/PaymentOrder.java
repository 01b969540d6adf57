package jp.nagaokapay.gateway.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A payment by a code that the customer presented, or by a printed card's.
 *
 * @param merchantPaymentId the shop's own id of it, good once for ever
 * @param codeNumber the payment number in the code, or the whole code of a card
 * @param amount in yen
 * @param capture take the money at once; else hold it until captured, voided or expired
 * @param terminalId the terminal on the receipt, where it is not the one that asks
 * @param agreeSimilarPayment an equal payment within a minute is meant
 * @param pin of a card, where it was asked for; decides nothing but whether the card may be used
 */
public record PaymentOrder(
        String merchantPaymentId,
        String codeNumber,
        long amount,
        boolean capture,
        @Nullable String terminalId,
        boolean agreeSimilarPayment,
        @Nullable String pin) {

    /** Without a PIN. */
    public PaymentOrder(
            String merchantPaymentId,
            String codeNumber,
            long amount,
            boolean capture,
            @Nullable String terminalId,
            boolean agreeSimilarPayment) {
        this(merchantPaymentId, codeNumber, amount, capture, terminalId, agreeSimilarPayment, null);
    }

    public PaymentOrder withPin(String given) {
        return new PaymentOrder(
                merchantPaymentId,
                codeNumber,
                amount,
                capture,
                terminalId,
                agreeSimilarPayment,
                given);
    }

    /** Neither code nor PIN gets into a log. */
    @Override
    public String toString() {
        return merchantPaymentId + ' ' + amount;
    }
}
