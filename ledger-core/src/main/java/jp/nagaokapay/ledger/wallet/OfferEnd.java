package jp.nagaokapay.ledger.wallet;

/** Why an offer ended untaken. */
public enum OfferEnd {
    /** The sender took it back. */
    UNDONE,
    /** The receiver did not want it. */
    REFUSED,
    /** Nobody took it in time. */
    EXPIRED
}
