package jp.nagaokapay.ledger.wallet;

/** A wallet's status. A suspended wallet takes refunds and releases, but starts nothing. */
public enum WalletStatus {
    OPEN,
    SUSPENDED,
    CLOSED
}
