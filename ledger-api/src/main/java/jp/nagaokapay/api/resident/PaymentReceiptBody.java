package jp.nagaokapay.api.resident;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * A resident's receipt of a payment. Amounts are whole yen.
 *
 * @param issuer who issues the currency
 * @param merchantName the shop's registered name; null only in the moments after it is registered
 * @param amount captured
 * @param paid how much of it came from charges
 * @param points the same from points
 * @param refunded what of it was given back until now
 */
record PaymentReceiptBody(
        PaymentId paymentId,
        String merchantPaymentId,
        String issuer,
        MerchantId merchantId,
        @Nullable String merchantName,
        Instant paidAt,
        PaymentStatus status,
        long amount,
        long paid,
        long points,
        long refunded,
        List<ReceiptRefund> refunds) {

    /**
     * @param lapsed what of it did not come back, its time being over
     */
    record ReceiptRefund(Instant refundedAt, long amount, long lapsed) {}
}
