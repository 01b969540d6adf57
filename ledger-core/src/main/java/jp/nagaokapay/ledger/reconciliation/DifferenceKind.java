package jp.nagaokapay.ledger.reconciliation;

/** How a provider's file and the ledger can differ over one charge. */
enum DifferenceKind {
    /** Charged in the ledger, and the provider does not say so. */
    MISSING_AT_PROVIDER,
    /** The provider took money for which no value stands in the ledger. */
    MISSING_IN_LEDGER,
    AMOUNT_DIFFERS,
    /** The provider lists one charge more than once. */
    TWICE_AT_PROVIDER,
    /** The two put the same charge on neighbouring dates; for information, never open. */
    WRONG_DATE;

    /** Whether somebody must look at it and close it. */
    public boolean needsClosing() {
        return this != WRONG_DATE;
    }
}
