package jp.nagaokapay.ledger.campaign;

/** A campaign's standing at a moment: what was decided, and what time it is. */
public enum CampaignStatus {
    DRAFT,
    SUBMITTED,
    REJECTED,
    /** Approved, not open yet. */
    SCHEDULED,
    LIVE,
    PAUSED,
    ENDED
}
