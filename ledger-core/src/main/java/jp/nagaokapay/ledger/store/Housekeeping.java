package jp.nagaokapay.ledger.store;

/** What may be forgotten. */
public interface Housekeeping {
    /** Forgets refusals kept longer than a day, a bounded number at a time; returns how many. */
    int forgetOldRefusals();
}
