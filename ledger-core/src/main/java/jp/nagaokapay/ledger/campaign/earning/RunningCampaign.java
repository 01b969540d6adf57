package jp.nagaokapay.ledger.campaign.earning;

import java.time.Instant;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;

/**
 * A campaign that may be open.
 *
 * @param version of the rules in force
 * @param until the first instant that no longer earns; before the rules' own close when the
 *     campaign was ended early
 */
public record RunningCampaign(
        CampaignId campaignId, int version, CampaignRules rules, Instant until) {
    public boolean openAt(Instant at) {
        return rules.openAt(at) && at.isBefore(until);
    }
}
