package jp.nagaokapay.ledger.card;

/** What has become of a card. */
public enum CardState {
    /** Worth nothing yet. */
    PRINTED,
    ACTIVE,
    /** By somebody at a counter; wrong PINs leave it active, and it is no use either. */
    BLOCKED,
    /** What was on it is on another card. */
    REPLACED,
    /** What was on it is in a wallet of a phone. */
    TAKEN_OVER
}
