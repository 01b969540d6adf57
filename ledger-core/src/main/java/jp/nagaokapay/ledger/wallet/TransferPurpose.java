package jp.nagaokapay.ledger.wallet;

/** Why value moves from a wallet to another. */
public enum TransferPurpose {
    /** A person sends paid value to another, within {@link TransferLimits}. */
    PERSON,
    /** All that is on a card moves to the card that replaces it. */
    CARD_REPLACED,
    /** All that is on a card moves into its holder's wallet. */
    CARD_TAKEN_OVER
}
