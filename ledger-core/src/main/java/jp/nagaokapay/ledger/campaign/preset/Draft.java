package jp.nagaokapay.ledger.campaign.preset;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignRules;
import jp.nagaokapay.ledger.campaign.Caps;
import jp.nagaokapay.ledger.campaign.Condition;
import jp.nagaokapay.ledger.campaign.PointsRule;
import jp.nagaokapay.ledger.campaign.Reward;
import jp.nagaokapay.ledger.campaign.Trigger;
import jp.nagaokapay.ledger.money.Points;

/** What differs each time a preset is used. */
record Draft(String name, Instant opensAt, Instant closesAt, Points budget) {
    CampaignRules of(
            Trigger trigger,
            List<Condition> conditions,
            Reward reward,
            Caps caps,
            PointsRule points) {
        return new CampaignRules(
                name, trigger, opensAt, closesAt, budget, conditions, reward, caps, points);
    }
}
