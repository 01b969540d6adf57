package jp.nagaokapay.ledger.wallet.aggregate;

import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * Payments as the log has them, for what a wallet's state has let go. A decision may rely on it:
 * the log takes nothing that was decided before a later event of the same wallet.
 */
interface PastPayments {
    /** The payment of this wallet; one that tells nothing when there is none. */
    PaymentReplay find(WalletId walletId, PaymentId paymentId);

    /** Whether a command was granted under this key. */
    boolean isTaken(String key);
}
