package jp.nagaokapay.ledger.campaign;

import jp.nagaokapay.ledger.message.Rule;

/**
 * The rules of a campaign, each stated as what must hold, with the code a caller reads otherwise.
 */
public enum CampaignRule implements Rule {
    CAMPAIGN_IS_KNOWN("CAMPAIGN_NOT_FOUND"),
    CAMPAIGN_IS_EDITABLE("CAMPAIGN_NOT_EDITABLE"),
    CAMPAIGN_IS_DRAFT("CAMPAIGN_NOT_DRAFT"),
    CAMPAIGN_IS_SUBMITTED("CAMPAIGN_NOT_SUBMITTED"),
    DECIDED_BY_ANOTHER("FOUR_EYES_REQUIRED"),
    PERIOD_IS_AHEAD("CAMPAIGN_PERIOD_PASSED"),
    CAMPAIGN_IS_APPROVED("CAMPAIGN_NOT_APPROVED"),
    CAMPAIGN_IS_NOT_PAUSED("CAMPAIGN_PAUSED"),
    CAMPAIGN_IS_PAUSED("CAMPAIGN_NOT_PAUSED"),
    CAMPAIGN_IS_NOT_ENDED("CAMPAIGN_ENDED"),
    CAMPAIGN_IS_OVER("CAMPAIGN_NOT_ENDED"),
    LOTTERY_IS_COMMITTED("LOTTERY_NOT_COMMITTED"),
    VERSION_CONTINUES("CAMPAIGN_VERSION_UNFIT"),
    BUDGET_COVERS_GRANTED("BUDGET_BELOW_GRANTED");

    private final String code;

    CampaignRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
