package jp.nagaokapay.ledger.wallet;

/** Whether the holder's registered postal code is one of the city's. */
public enum Residency {
    RESIDENT,
    NON_RESIDENT
}
