package jp.nagaokapay.ledger.settlement;

/** What settlement does by itself. */
public interface SettlementJobs {
    /**
     * Completes the closings and releases that were interrupted; returns how many. May run at any
     * time, on several nodes, and again.
     */
    int resume();
}
