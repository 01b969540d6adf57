package jp.nagaokapay.ledger.request;

/** How a bill stands. */
public enum BillStatus {
    OPEN,
    /** Refunds do not undo it. */
    PAID,
    /** Not paid in time; nobody can pay it any more. */
    OVERDUE,
    WITHDRAWN
}
