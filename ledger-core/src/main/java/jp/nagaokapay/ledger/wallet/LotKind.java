package jp.nagaokapay.ledger.wallet;

/** Where the value of a lot came from. */
public enum LotKind {
    /** Charged with money. */
    PAID,
    /** Granted by a campaign or partner. */
    POINTS
}
