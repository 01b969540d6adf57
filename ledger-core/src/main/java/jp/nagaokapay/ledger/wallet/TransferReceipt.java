package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * What a wallet answers about a transfer that it sends.
 *
 * @param receiver the wallet it goes to
 * @param undoUntil when the offer ends by itself; null when it is none any more
 * @param available the sender's available balance after it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransferReceipt(
        TransferId transferId,
        WalletId receiver,
        Yen amount,
        Status status,
        @Nullable Instant undoUntil,
        Yen available) {

    public enum Status {
        /** Held for the receiver, who has not taken it yet. */
        OFFERED,
        /** Gone to the receiver. */
        TAKEN,
        /** Over untaken: all is back. */
        ENDED
    }
}
