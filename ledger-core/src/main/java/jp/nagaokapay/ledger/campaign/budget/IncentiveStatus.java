package jp.nagaokapay.ledger.campaign.budget;

/** How far an incentive has come. */
public enum IncentiveStatus {
    /** It is off the partner's budget, and its points are on their way. */
    ACCEPTED,
    /** The points are in the wallet. */
    GRANTED,
    /** The wallet could not take them; they are in the budget again. */
    RETURNED
}
