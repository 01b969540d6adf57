package jp.nagaokapay.gateway.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as shops see it; amounts in yen.
 *
 * @param paymentId the ledger's id; null for a payment that never came to be: declined, or closed
 *     by its shop before it arrived
 * @param mode who presented the code; null where {@code paymentId} is, if not known
 * @param amount authorized, or asked for when declined
 * @param paid how much of the authorized (once captured: of the captured) amount was charged value
 * @param points the same of points
 * @param authorizedAt when it was authorized, or last asked for; null for a closed id
 * @param expiresAt when an open authorization ends; null unless it is open
 * @param declineCode why the last attempt was refused; null unless declined
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayPayment(
        @Nullable String paymentId,
        String merchantPaymentId,
        String merchantId,
        @Nullable String terminalId,
        @Nullable Mode mode,
        Status status,
        long amount,
        long captured,
        long refunded,
        long paid,
        long points,
        @Nullable Instant authorizedAt,
        @Nullable Instant expiresAt,
        @Nullable String declineCode) {

    /** A payment that the shop gave up before it reached the ledger: nothing was ever held. */
    public static GatewayPayment closed(String merchantId, String merchantPaymentId) {
        return new GatewayPayment(
                null,
                merchantPaymentId,
                merchantId,
                null,
                null,
                Status.VOIDED,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null);
    }

    /** Who presented the code: the customer (CPM) or the merchant (MPM). */
    public enum Mode {
        CPM,
        MPM
    }

    /** What has become of it. */
    public enum Status {
        AUTHORIZED,
        CAPTURED,
        PARTIALLY_REFUNDED,
        REFUNDED,
        VOIDED,
        EXPIRED,
        /** Refused, and never asked for again with success. */
        DECLINED
    }
}
