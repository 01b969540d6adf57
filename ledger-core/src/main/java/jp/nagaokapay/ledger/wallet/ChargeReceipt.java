package jp.nagaokapay.ledger.wallet;

import java.time.LocalDate;
import jp.nagaokapay.ledger.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * What became of a charge.
 *
 * @param expiresOn the last day of its lot; null unless charged
 * @param available the wallet's available balance after it
 */
public record ChargeReceipt(
        ChargeId chargeId,
        Status status,
        Yen amount,
        Channel channel,
        @Nullable LocalDate expiresOn,
        Yen available) {

    public enum Status {
        PENDING,
        CHARGED,
        FAILED,
        REVERSED
    }
}
