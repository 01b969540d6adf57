package jp.nagaokapay.gateway.ledger;

import java.time.Instant;

/**
 * A refund that was made, as shops see it; amounts in yen.
 *
 * @param lapsed how much of it could not go back to the payer, because its lot had expired or the
 *     wallet is closed
 * @param payment the payment after it
 */
public record GatewayRefund(
        String refundId,
        String merchantRefundId,
        long amount,
        long lapsed,
        Instant refundedAt,
        GatewayPayment payment) {}
