package jp.nagaokapay.ledger.campaign;

import java.util.List;

/** The names of the processors that follow the log for campaigns. */
public final class CampaignProcessors {
    public static final String EARN = "policy-earn";
    public static final String BUDGET = "policy-budget";
    public static final String GRANT = "policy-grant";
    public static final String GIVE_BACK = "policy-give-back";
    public static final String LIST = "campaign-list";
    public static final String REPORT = "campaign-report";
    public static final String POINTS_ON_THEIR_WAY = "points-on-their-way";

    /** Those through which points go from what earns them to the wallet, in this order. */
    public static final List<String> POLICIES = List.of(EARN, BUDGET, GRANT, GIVE_BACK);

    private CampaignProcessors() {}
}
