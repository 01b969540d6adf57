package jp.nagaokapay.ledger.wallet;

/** The way by which a charge's money comes in. */
public enum Channel {
    CREDIT_CARD,
    BANK,
    ATM,
    COUNTER
}
