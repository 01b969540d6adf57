package jp.nagaokapay.ledger.campaign.rules;

import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.rules.Condition.Activities;
import jp.nagaokapay.ledger.campaign.rules.Condition.Categories;
import jp.nagaokapay.ledger.campaign.rules.Condition.Channels;
import jp.nagaokapay.ledger.campaign.rules.Condition.DaysOfMonth;
import jp.nagaokapay.ledger.campaign.rules.Condition.Districts;
import jp.nagaokapay.ledger.campaign.rules.Condition.FirstPeople;
import jp.nagaokapay.ledger.campaign.rules.Condition.Hours;
import jp.nagaokapay.ledger.campaign.rules.Condition.MinimumAmount;
import jp.nagaokapay.ledger.campaign.rules.Condition.NewUsersSince;
import jp.nagaokapay.ledger.campaign.rules.Condition.OccasionNumber;
import jp.nagaokapay.ledger.campaign.rules.Condition.OfPartner;
import jp.nagaokapay.ledger.campaign.rules.Condition.RepdigitAmount;
import jp.nagaokapay.ledger.campaign.rules.Condition.RepdigitDate;
import jp.nagaokapay.ledger.campaign.rules.Condition.Residents;
import jp.nagaokapay.ledger.campaign.rules.Condition.ShopClasses;
import jp.nagaokapay.ledger.campaign.rules.Condition.Shops;
import jp.nagaokapay.ledger.campaign.rules.Condition.Weekdays;

/** Which conditions and rewards can ever hold for a trigger; others would be a silent mistake. */
final class TriggerFit {
    private static final Set<Trigger> PAYMENT = Set.of(Trigger.PAYMENT);
    private static final Set<Trigger> CHARGES = Set.of(Trigger.CHARGE, Trigger.SIGN_UP);
    private static final Set<Trigger> MONEY =
            Set.of(Trigger.CHARGE, Trigger.SIGN_UP, Trigger.PAYMENT);
    private static final Set<Trigger> EXTERNAL = Set.of(Trigger.EXTERNAL);
    private static final Set<Trigger> ANY = Set.of(Trigger.values());

    private TriggerFit() {}

    static void require(Trigger trigger, List<Condition> conditions, Reward reward, Caps caps) {
        for (Condition condition : conditions) {
            RuleBounds.require(
                    triggers(condition).contains(trigger),
                    condition.getClass().getSimpleName() + " cannot hold for " + trigger);
        }
        RuleBounds.require(
                triggers(reward).contains(trigger),
                reward.getClass().getSimpleName() + " is no reward for " + trigger);
        if (reward instanceof Reward.AsAsked) {
            RuleBounds.require(
                    conditions.size() == 1 && conditions.getFirst() instanceof OfPartner,
                    "a partner's budget has one condition: its partner");
            RuleBounds.require(!caps.boundsAll(), "a partner's budget bounds only persons");
        }
    }

    private static Set<Trigger> triggers(Condition condition) {
        return switch (condition) {
            case MinimumAmount _ -> MONEY;
            case RepdigitAmount _, ShopClasses _, Districts _, Categories _, Shops _ -> PAYMENT;
            case Channels _ -> CHARGES;
            case OfPartner _, Activities _ -> EXTERNAL;
            case RepdigitDate _,
                    DaysOfMonth _,
                    Weekdays _,
                    Hours _,
                    Residents _,
                    NewUsersSince _,
                    OccasionNumber _,
                    FirstPeople _ ->
                    ANY;
        };
    }

    private static Set<Trigger> triggers(Reward reward) {
        return switch (reward) {
            case Reward.Rate rate -> rate.byShopClass() == null ? MONEY : PAYMENT;
            case Reward.Stepped _ -> MONEY;
            case Reward.Fixed _, Reward.Lottery _ -> ANY;
            case Reward.AsAsked _ -> EXTERNAL;
        };
    }
}
