package jp.nagaokapay.ledger.settlement;

/** Where the money of a settlement is. */
public enum SettlementStatus {
    /** Nothing is paid out; what there was went over to the next period. */
    CARRIED_OVER,
    /** To be paid with the next payout on or after its date. */
    DUE,
    /** Left out of a payout; it goes with the next one for which the reason is gone. */
    HELD,
    /** In a released payout, its transfer not yet reported. */
    RELEASED,
    /** The bank has paid. */
    PAID,
    /** The transfer came back; to be corrected and paid again. */
    RETURNED
}
