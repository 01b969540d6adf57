package jp.nagaokapay.ledger.campaign.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;

/** Rules moved to another time. */
final class ShiftedRules {
    private ShiftedRules() {}

    /**
     * The rules with this period. Days from which on people count as new move by the same distance.
     * How long points last and what other campaigns do changes nothing of the cost and is left out.
     */
    static CampaignRules to(Instant from, Instant to, CampaignRules rules) {
        long days =
                ChronoUnit.DAYS.between(BusinessDate.of(rules.opensAt()), BusinessDate.of(from));
        List<Condition> conditions =
                rules.conditions().stream().map(one -> one.shiftedBy(days)).toList();
        return new CampaignRules(
                rules.name(),
                rules.trigger(),
                from,
                to,
                rules.budget(),
                conditions,
                rules.reward(),
                rules.caps(),
                new PointsRule(new PointsExpiry.AfterDays(1), null));
    }
}
