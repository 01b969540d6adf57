package jp.nagaokapay.ledger.campaign.preset;

import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Counting;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Span;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;

/** Points for walking: each long day counts once, however often the partner reports it. */
final class WellnessRules {
    private static final String STEPS = "STEPS";
    private static final long LONG_DAY_STEPS = 7_000;
    private static final int DAYS = 10;
    private static final Points A_DAY = Points.of(3);
    private static final Points TEN_DAYS = Points.of(10);
    private static final PointsRule AT_SMALL_SHOPS =
            new PointsRule(new PointsExpiry.EndOfMonthAfter(6), ShopClass.SHOPPING_STREET);

    private WellnessRules() {}

    static CampaignRules steps(PresetDraft draft, PartnerId partnerId) {
        return draft.of(
                Trigger.EXTERNAL,
                longDay(partnerId),
                new Reward.Fixed(A_DAY),
                new Caps(null, null, A_DAY, null, null, null),
                AT_SMALL_SHOPS);
    }

    static CampaignRules tenDays(PresetDraft draft, PartnerId partnerId) {
        List<Condition> reported = longDay(partnerId);
        return draft.of(
                Trigger.EXTERNAL,
                List.of(
                        reported.getFirst(),
                        reported.getLast(),
                        new CountCondition.OccasionNumber(DAYS, DAYS, Span.MONTH, Counting.DAYS)),
                new Reward.Fixed(TEN_DAYS),
                new Caps(null, null, null, TEN_DAYS, null, null),
                AT_SMALL_SHOPS);
    }

    private static List<Condition> longDay(PartnerId partnerId) {
        return List.of(
                new PartnerCondition.OfPartner(partnerId),
                new PartnerCondition.Activities(STEPS, LONG_DAY_STEPS));
    }
}
