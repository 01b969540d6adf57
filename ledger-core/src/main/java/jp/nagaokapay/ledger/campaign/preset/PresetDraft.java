package jp.nagaokapay.ledger.campaign.preset;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.money.Points;

/** What differs each time a preset is used. */
record PresetDraft(String name, Instant opensAt, Instant closesAt, Points budget) {
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
