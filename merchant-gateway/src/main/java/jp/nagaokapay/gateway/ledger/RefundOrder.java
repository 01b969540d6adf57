package jp.nagaokapay.gateway.ledger;

/**
 * A return of captured value.
 *
 * @param merchantRefundId the shop's own id of the refund, good once for ever
 * @param amount in yen
 */
public record RefundOrder(String merchantPaymentId, String merchantRefundId, long amount) {}
