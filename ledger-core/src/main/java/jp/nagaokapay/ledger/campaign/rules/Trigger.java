package jp.nagaokapay.ledger.campaign.rules;

/** The kind of happening that can earn points. */
public enum Trigger {
    /** A completed charge, by whatever channel. */
    CHARGE,
    /** A captured payment. */
    PAYMENT,
    /** The first charge that a wallet ever makes: signing up alone earns nothing. */
    SIGN_UP,
    /** What a partner reports or asks for. */
    EXTERNAL
}
