package jp.nagaokapay.ledger.settlement;

import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import org.jspecify.annotations.Nullable;

/** Sends what can happen once, and does not mind that another request has just done it. */
public final class IdempotentSend {
    private IdempotentSend() {}

    /**
     * @param key the caller's; a {@link Duplicate} of it must leave, to be answered as before
     */
    public static void send(Ledger ledger, LedgerCommand<?> command, @Nullable RequestKey key) {
        try {
            if (key == null) {
                ledger.send(command);
            } else {
                ledger.send(command, key);
            }
        } catch (Duplicate done) {
            if (done.kind() != Duplicate.Key.BUSINESS) {
                throw done;
            }
        }
    }
}
