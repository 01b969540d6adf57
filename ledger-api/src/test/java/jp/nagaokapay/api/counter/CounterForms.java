package jp.nagaokapay.api.counter;

import java.util.UUID;
import jp.nagaokapay.ledger.wallet.WalletId;

/** Bodies of a counter's charges, each with a receipt number of its own. */
final class CounterForms {
    private CounterForms() {}

    static String cash(WalletId walletId, long yen) {
        return charge("walletId", walletId.value(), yen);
    }

    /**
     * @param name the field that says whose wallet it is
     */
    static String charge(String name, String value, long yen) {
        return """
        {"%s": "%s", "amount": %d, "receiptNumber": "%s"}
        """
                .formatted(name, value, yen, UUID.randomUUID());
    }
}
