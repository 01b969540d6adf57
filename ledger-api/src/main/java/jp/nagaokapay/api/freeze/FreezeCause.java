package jp.nagaokapay.api.freeze;

/** Who stopped a wallet, and so who may lift it. */
public enum FreezeCause {
    /** Its holder, as when the phone is lost; they lift it after a waiting time, or the office. */
    HOLDER,
    /** The office, which alone lifts it. */
    OFFICE,
    /** Somebody else has its holder's phone number now; the office finds out who the holder is. */
    NUMBER_TAKEN
}
