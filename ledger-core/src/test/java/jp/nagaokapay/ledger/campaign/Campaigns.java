package jp.nagaokapay.ledger.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Campaigns for tests: thirty days from their opening, points good for 180 days. */
@NullMarked
public final class Campaigns {
    public static final Instant OPENS = Instant.parse("2023-03-31T15:00:00Z");
    public static final Instant CLOSES = OPENS.plus(Duration.ofDays(30));

    private Campaigns() {}

    public static CampaignRules rules(long budget, int basisPoints, @Nullable Long perPerson) {
        return new CampaignRules(
                "使ってみよう",
                Trigger.CHARGE,
                OPENS,
                CLOSES,
                Points.of(budget),
                List.of(),
                new Reward.Rate(basisPoints),
                perPerson == null ? Caps.NONE : new Caps(Points.of(perPerson)),
                new PointsRule(new PointsExpiry.AfterDays(180), null));
    }
}
