package jp.nagaokapay.gateway.event;

import static jp.nagaokapay.gateway.database.SqlTime.instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import jp.nagaokapay.gateway.ledger.LedgerFeed;
import org.jspecify.annotations.Nullable;

/**
 * An event as shops get it, by the stream and by webhooks alike.
 *
 * @param position its place in the ledger's order
 * @param eventId the same whenever and however it is sent, so that a shop recognises a repetition
 * @param amount in yen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShopEvent(
        @JsonIgnore long position,
        String eventId,
        String type,
        Instant at,
        String merchantId,
        String paymentId,
        String merchantPaymentId,
        long amount,
        @Nullable String merchantRefundId) {

    /** What the event at a position is called. */
    public static String idAt(long position) {
        return "event:" + position;
    }

    /** Shops' programs compare these: they never change. */
    static String type(LedgerFeed.Kind kind) {
        return switch (kind) {
            case AUTHORIZED -> "payment.authorized";
            case CAPTURED -> "payment.captured";
            case VOIDED -> "payment.voided";
            case EXPIRED -> "payment.expired";
            case REFUNDED -> "payment.refunded";
        };
    }

    /** Reads a row of {@code gateway.shop_event}. */
    public static ShopEvent of(ResultSet row, int number) throws SQLException {
        long position = row.getLong("position");
        String paymentId = row.getString("payment_id");
        return new ShopEvent(
                position,
                idAt(position),
                row.getString("type"),
                instant(row, "occurred_at"),
                row.getString("merchant_id"),
                paymentId,
                Objects.requireNonNullElse(row.getString("merchant_payment_id"), paymentId),
                row.getLong("amount"),
                row.getString("merchant_refund_id"));
    }
}
