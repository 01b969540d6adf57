package jp.nagaokapay.ledger.wallet;

import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * What became of a charge.
 *
 * @param expiresOn the last day of its lot; null unless charged
 * @param available the wallet's available balance after it
 * @param failure why it failed, e.g. {@code INSTRUMENT_LIMIT_EXCEEDED} or the provider's reason;
 *     null unless it failed
 */
public record ChargeReceipt(
        ChargeId chargeId,
        Status status,
        Yen amount,
        Channel channel,
        @Nullable LocalDate expiresOn,
        Yen available,
        @Nullable String failure) {

    /** A charge that has not failed. */
    public ChargeReceipt(
            ChargeId chargeId,
            Status status,
            Yen amount,
            Channel channel,
            @Nullable LocalDate expiresOn,
            Yen available) {
        this(chargeId, status, amount, channel, expiresOn, available, null);
    }

    public enum Status {
        PENDING,
        CHARGED,
        FAILED,
        REVERSED
    }
}
