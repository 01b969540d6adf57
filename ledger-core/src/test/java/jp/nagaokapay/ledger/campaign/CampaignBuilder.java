package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.GrantTiming;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Stacking;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The rules of a campaign, written as a sentence. */
@NullMarked
public final class CampaignBuilder {
    private final Trigger trigger;
    private final List<Condition> conditions = new ArrayList<>();
    private Instant opensAt = Instant.parse("2022-10-31T15:00:00Z");
    private Instant closesAt = Instant.parse("2024-03-31T15:00:00Z");
    private Points budget = Points.of(1_000_000_000);
    private Reward reward = new Reward.Rate(1_000);
    private Caps caps = Caps.NONE;
    private PointsExpiry expiry = new PointsExpiry.AfterDays(180);
    private @Nullable ShopClass restriction;
    private @Nullable GrantTiming timing;
    private @Nullable Stacking stacking;

    private CampaignBuilder(Trigger trigger) {
        this.trigger = trigger;
    }

    /** Ten per cent on every occasion of two years, without caps. */
    public static CampaignBuilder on(Trigger trigger) {
        return new CampaignBuilder(trigger);
    }

    public CampaignBuilder open(Instant from, Instant until) {
        opensAt = from;
        closesAt = until;
        return this;
    }

    public CampaignBuilder when(Condition... all) {
        conditions.addAll(List.of(all));
        return this;
    }

    public CampaignBuilder gives(Reward newReward) {
        reward = newReward;
        return this;
    }

    public CampaignBuilder atMost(Caps newCaps) {
        caps = newCaps;
        return this;
    }

    public CampaignBuilder within(long newBudget) {
        budget = Points.of(newBudget);
        return this;
    }

    public CampaignBuilder afterClosing() {
        timing = GrantTiming.AFTER_CLOSING;
        return this;
    }

    public CampaignBuilder expiring(PointsExpiry newExpiry) {
        expiry = newExpiry;
        return this;
    }

    public CampaignBuilder only(ShopClass at) {
        restriction = at;
        return this;
    }

    public CampaignBuilder of(String exclusiveGroup, int priority) {
        stacking = new Stacking(priority, exclusiveGroup);
        return this;
    }

    public CampaignRules rules() {
        return new CampaignRules(
                "使ってみよう",
                trigger,
                opensAt,
                closesAt,
                budget,
                conditions,
                reward,
                caps,
                new PointsRule(expiry, restriction, timing),
                stacking);
    }
}
