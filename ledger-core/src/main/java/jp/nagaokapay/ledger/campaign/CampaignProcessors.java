package jp.nagaokapay.ledger.campaign;

import java.util.List;

/** The names of the processors that follow the log here; stored with their positions. */
public final class CampaignProcessors {
    /** Evaluates what happened against the campaigns that run, and asks for the earning. */
    public static final String EARN = "policy-earn";

    /** Asks for the budget of what was earned. */
    public static final String BUDGET = "policy-budget";

    /** Grants what was allocated. */
    public static final String GRANT = "policy-grant";

    /** Gives back what was earned and found no budget. */
    public static final String GIVE_BACK = "policy-give-back";

    public static final String LIST = "campaign-list";
    public static final String REPORT = "campaign-report";
    public static final String POINTS_ON_THEIR_WAY = "points-on-their-way";

    /** All that lies between an event and the points that it earns. */
    public static final List<String> FROM_EVENT_TO_POINTS = List.of(EARN, BUDGET, GRANT, GIVE_BACK);

    private CampaignProcessors() {}
}
