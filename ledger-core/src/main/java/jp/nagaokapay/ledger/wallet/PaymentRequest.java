package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ClosePaymentId;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * What a payer agrees to pay whom.
 *
 * @param merchantPaymentId the shop's own id of the payment; for a sticker payment the paymentId
 * @param code the customer-presented code; null when the merchant presented one
 * @param agreeSimilarPayment the payer means a second payment of the same amount at the same shop
 *     within a minute
 * @param shopAsRead what was seen of the shop when it was found to be one that may be paid; null
 *     where nobody looks at it, as when a past is made
 */
public record PaymentRequest(
        PaymentId paymentId,
        String merchantPaymentId,
        MerchantId merchantId,
        ShopClass shopClass,
        @Nullable TerminalId terminalId,
        PaymentMode mode,
        Yen amount,
        @Nullable PresentedCode code,
        boolean agreeSimilarPayment,
        @Nullable ReadVersion shopAsRead) {

    /** A customer-presented code and the instant from which it is no longer good. */
    public record PresentedCode(CodeId codeId, Instant expiresAt) {}

    /** The log's key of a payment at a shop. */
    public static String key(MerchantId merchantId, String merchantPaymentId) {
        return ClosePaymentId.key(merchantId, merchantPaymentId);
    }

    /** That a payer's app pays once at a sticker is for its Idempotency-Key to say. */
    String businessKey() {
        return key(merchantId, merchantPaymentId);
    }
}
