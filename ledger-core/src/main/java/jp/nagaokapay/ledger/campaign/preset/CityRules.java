package jp.nagaokapay.ledger.campaign.preset;

import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.rules.AmountCondition;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.CountCondition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Counting;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Span;
import jp.nagaokapay.ledger.campaign.rules.GrantTiming;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Reward.Step;
import jp.nagaokapay.ledger.campaign.rules.TimeCondition;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;

/** The rules of the campaigns that bear the city's names, of R4 and R5. */
final class CityRules {
    private static final int TWENTY_PERCENT = 2_000;
    private static final int THIRTY_PERCENT = 3_000;
    private static final int FIFTY_PERCENT = 5_000;

    private CityRules() {}

    static CampaignRules tsukattemiyou(PresetDraft draft) {
        return draft.of(
                Trigger.CHARGE,
                List.of(new CountCondition.OccasionNumber(1, 1, Span.CAMPAIGN, Counting.OCCASIONS)),
                new Reward.Rate(FIFTY_PERCENT),
                new Caps(Points.of(5_000)),
                new PointsRule(new PointsExpiry.AfterDays(60), null));
    }

    static CampaignRules okawari(PresetDraft draft) {
        return draft.of(
                Trigger.CHARGE,
                List.of(
                        new CountCondition.OccasionNumber(
                                2, null, Span.CAMPAIGN, Counting.OCCASIONS)),
                new Reward.Rate(THIRTY_PERCENT),
                new Caps(Points.of(8_000), null, null, Points.of(5_000), null, null),
                new PointsRule(new PointsExpiry.AfterDays(60), null));
    }

    static CampaignRules goTo(PresetDraft draft) {
        Map<ShopClass, Integer> rates =
                Map.of(
                        ShopClass.SHOPPING_STREET,
                        THIRTY_PERCENT,
                        ShopClass.INDEPENDENT,
                        TWENTY_PERCENT,
                        ShopClass.CONVENIENCE,
                        500,
                        ShopClass.LARGE,
                        0);
        return draft.of(
                Trigger.PAYMENT,
                List.of(new AmountCondition.MinimumAmount(Yen.of(500))),
                new Reward.Rate(500, rates),
                new Caps(Points.of(10_000), null, Points.of(2_000), null, null, null),
                new PointsRule(new PointsExpiry.EndOfMonthAfter(2), null));
    }

    static CampaignRules zorome(PresetDraft draft) {
        return draft.of(
                Trigger.PAYMENT,
                List.of(new TimeCondition.RepdigitDate()),
                new Reward.Rate(FIFTY_PERCENT),
                new Caps(null, null, Points.of(5_555), null, null, null),
                new PointsRule(new PointsExpiry.EndOfMonthAfter(1), null));
    }

    static CampaignRules atarashiku(PresetDraft draft) {
        return draft.of(
                Trigger.SIGN_UP,
                List.of(new PersonCondition.NewUsersSince(BusinessDate.of(draft.opensAt()))),
                new Reward.Stepped(
                        List.of(
                                new Step(Yen.of(1_000), Points.of(300)),
                                new Step(Yen.of(5_000), Points.of(1_500)),
                                new Step(Yen.of(10_000), Points.of(3_000)))),
                new Caps(Points.of(3_000)),
                new PointsRule(new PointsExpiry.EndOfMonthAfter(3), null));
    }

    static CampaignRules isshunen(PresetDraft draft) {
        return draft.of(
                Trigger.CHARGE,
                List.of(),
                new Reward.Rate(THIRTY_PERCENT),
                new Caps(Points.of(6_000)),
                new PointsRule(
                        new PointsExpiry.EndOfMonthAfter(3), null, GrantTiming.AFTER_CLOSING));
    }
}
