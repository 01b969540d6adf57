package jp.nagaokapay.ledger.campaign.rules;

/**
 * What can be wrong with rules. Stable; each has a sentence for people where problems have theirs.
 */
public enum RulesFault {
    NAME_LENGTH,
    YEAR,
    PERIOD_TURNED,
    BUDGET,
    CONDITION_COUNT,
    /** A fixed last day before the last points are granted. */
    POINTS_EXPIRE_BEFORE_GRANT,
    /** The condition can never hold for the campaign's trigger. */
    CONDITION_UNFIT,
    /** The reward is none for the campaign's trigger. */
    REWARD_UNFIT,
    /** A mass grant stands beside all other campaigns. */
    STACKING_UNFIT,
    PARTNER_BUDGET_CONDITION,
    PARTNER_BUDGET_CAPS,
    CAP,
    PRIORITY,
    EXCLUSIVE_GROUP,
    ACTIVITY_KIND,
    ACTIVITY_QUANTITY,
    OCCASION_NUMBER,
    OCCASION_ORDER,
    PEOPLE,
    AMOUNT,
    DIGITS,
    DAY_OF_MONTH,
    HOURS,
    LIST_SIZE,
    ACCOUNT_AGE,
    RATE,
    POINTS,
    STEP_ORDER,
    ODDS,
    ODDS_TOTAL,
    EXPIRY_DAYS,
    EXPIRY_MONTHS
}
