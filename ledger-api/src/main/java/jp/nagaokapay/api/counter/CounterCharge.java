package jp.nagaokapay.api.counter;

import java.time.Instant;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * A charge for cash, as counters list it.
 *
 * @param clerk the id of who took the cash
 * @param amount whole yen
 * @param cashUpId in which cash-up the cash is; null until then
 * @param reversedBy the id of who paid it back; null unless it was undone
 */
record CounterCharge(
        ChargeId chargeId,
        Instant requestedAt,
        String clerk,
        WalletId walletId,
        long amount,
        String receiptNumber,
        ChargeReceipt.Status status,
        @Nullable CashUpId cashUpId,
        @Nullable String reversedBy,
        @Nullable Instant reversedAt) {

    /** Whether the cash was taken, though it may have been paid back since. */
    boolean isCompleted() {
        return switch (status) {
            case CHARGED, REVERSED -> true;
            case PENDING, FAILED -> false;
        };
    }
}
