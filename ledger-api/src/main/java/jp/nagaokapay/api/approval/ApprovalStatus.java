package jp.nagaokapay.api.approval;

/** How far a request has come. */
public enum ApprovalStatus {
    PENDING,
    /** Decided; it takes effect when its waiting time is over, until which it can be stopped. */
    APPROVED,
    DONE,
    /** Approved, but meanwhile a rule forbids it. */
    FAILED,
    /** By whoever decided, or who stopped it in its waiting time. */
    REJECTED,
    /** By who asked for it, or because it has become pointless. */
    WITHDRAWN,
    EXPIRED
}
