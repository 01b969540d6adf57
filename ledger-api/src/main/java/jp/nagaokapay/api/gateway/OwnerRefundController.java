package jp.nagaokapay.api.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.GatewayRefund;
import jp.nagaokapay.gateway.ledger.RefundOrder;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Refunds by a shop's owner or a biller, who have no terminal. It is the ledger's own, so that a
 * body without terminals needs no gateway.
 */
@RestController
@RequestMapping("/shop/v1/payments")
class OwnerRefundController {
    private static final String SHOPS_ID = "[0-9A-Za-z._:-]{1,64}";
    private static final long YEN_MAX = 999_999_999;

    private final IdempotentRequests requests;
    private final ShopPayments payments;
    private final ShopPaymentModifications modifications;

    OwnerRefundController(
            IdempotentRequests requests,
            ShopPayments payments,
            ShopPaymentModifications modifications) {
        this.requests = requests;
        this.payments = payments;
        this.modifications = modifications;
    }

    @PostMapping("/{merchantPaymentId}/refunds")
    ResponseEntity<OwnersRefund> refundShopPayment(
            Caller caller,
            IdempotencyKey key,
            @PathVariable @Pattern(regexp = SHOPS_ID) String merchantPaymentId,
            @Valid @RequestBody NewOwnersRefund body) {
        MerchantId shop = caller.requireMerchant();
        RequestKey request = RequestKeys.of(caller.subject(), key, body);
        var order = new RefundOrder(merchantPaymentId, body.merchantRefundId, body.amount);
        var reply =
                requests.once(
                        request,
                        RefundReceipt.class,
                        () ->
                                modifications.refund(
                                        request, payments.require(shop, merchantPaymentId), order));
        return IdempotentAnswers.created(
                OwnersRefund.of(GatewayViews.refund(reply.answer())), reply.replayed());
    }

    /**
     * @param merchantRefundId the shop's own id of the refund, good once
     * @param amount whole yen
     */
    record NewOwnersRefund(
            @NotNull @Pattern(regexp = SHOPS_ID) String merchantRefundId,
            @NotNull @Min(1) @Max(YEN_MAX) Long amount) {}

    /** What was refunded, the payment after it, and what of it lapsed. */
    record OwnersRefund(MadeRefund refund, GatewayPayment payment, long lapsed) {
        static OwnersRefund of(GatewayRefund made) {
            return new OwnersRefund(
                    new MadeRefund(
                            made.refundId(),
                            made.merchantRefundId(),
                            made.amount(),
                            made.refundedAt()),
                    made.payment(),
                    made.lapsed());
        }
    }

    record MadeRefund(String refundId, String merchantRefundId, long amount, Instant refundedAt) {}
}
