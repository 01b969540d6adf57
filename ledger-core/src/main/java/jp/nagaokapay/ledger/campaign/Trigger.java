package jp.nagaokapay.ledger.campaign;

/** The kind of happening that can earn points. */
public enum Trigger {
    /** A completed charge, by whatever channel. */
    CHARGE
}
