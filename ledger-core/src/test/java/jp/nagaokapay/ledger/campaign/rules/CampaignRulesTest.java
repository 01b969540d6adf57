package jp.nagaokapay.ledger.campaign.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.Occasions;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry.AfterDays;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry.EndOfMonthAfter;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry.OnDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.junit.jupiter.api.Test;

class CampaignRulesTest {
    private static final Instant OPENS = Instant.parse("2023-03-31T15:00:00Z");
    private static final Instant CLOSES = Instant.parse("2023-04-30T15:00:00Z");

    @Test
    void a_rate_earns_its_share_of_the_money_rounded_down() {
        CampaignRules thirtyPercent = rules(new Reward.Rate(3_000));

        assertThat(earned(thirtyPercent, charge(OPENS, 700))).isEqualTo(Points.of(210));
        assertThat(earned(thirtyPercent, charge(OPENS, 999))).isEqualTo(Points.of(299));
        assertThat(earned(thirtyPercent, charge(OPENS, 3))).isEqualTo(Points.ZERO);
        assertThat(earned(rules(new Reward.Rate(1)), charge(OPENS, 19_999)))
                .isEqualTo(Points.of(1));
    }

    @Test
    void the_period_begins_with_its_first_instant_and_ends_before_its_last() {
        CampaignRules rules = rules(new Reward.Rate(1_000));

        assertThat(earned(rules, charge(OPENS.minusNanos(1), 1_000))).isEqualTo(Points.ZERO);
        assertThat(earned(rules, charge(OPENS, 1_000))).isEqualTo(Points.of(100));
        assertThat(earned(rules, charge(CLOSES.minusNanos(1), 1_000))).isEqualTo(Points.of(100));
        assertThat(earned(rules, charge(CLOSES, 1_000))).isEqualTo(Points.ZERO);
    }

    @Test
    void less_than_the_minimum_amount_earns_nothing() {
        CampaignRules rules =
                rules(new Reward.Rate(1_000), new AmountCondition.MinimumAmount(Yen.of(5_000)));

        assertThat(earned(rules, charge(OPENS, 4_999))).isEqualTo(Points.ZERO);
        assertThat(earned(rules, charge(OPENS, 5_000))).isEqualTo(Points.of(500));
    }

    @Test
    void a_cap_leaves_what_is_left_under_it() {
        Caps caps = new Caps(Points.of(1_000));

        assertThat(caps.allow(Points.of(600), earned(0))).isEqualTo(Points.of(600));
        assertThat(caps.allow(Points.of(600), earned(600))).isEqualTo(Points.of(400));
        assertThat(caps.allow(Points.of(600), earned(1_000))).isEqualTo(Points.ZERO);
        assertThat(Caps.NONE.allow(Points.of(600), earned(1_000))).isEqualTo(Points.of(600));
    }

    @Test
    void points_expire_after_days_on_a_date_or_at_the_end_of_a_month() {
        LocalDate earned = LocalDate.of(2023, 8, 31);

        assertThat(new AfterDays(30).lastDay(earned)).isEqualTo("2023-09-30");
        assertThat(new OnDate(LocalDate.of(2024, 3, 31)).lastDay(earned)).isEqualTo("2024-03-31");
        assertThat(new EndOfMonthAfter(6).lastDay(earned)).isEqualTo("2024-02-29");
        assertThat(new EndOfMonthAfter(0).lastDay(LocalDate.of(2023, 2, 1)))
                .isEqualTo("2023-02-28");
    }

    @Test
    void rules_outside_their_bounds_cannot_be_written() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reward.Rate(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reward.Rate(10_001));
        assertThatIllegalArgumentException().isThrownBy(() -> new Caps(Points.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new AfterDays(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EndOfMonthAfter(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AmountCondition.MinimumAmount(Yen.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(" ", CLOSES, 1, new AfterDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written("x", OPENS, 1, new AfterDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written("x", CLOSES, 0, new AfterDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written("x", CLOSES, 10_000_000_001L, new AfterDays(1)));
    }

    @Test
    void points_may_not_expire_while_the_campaign_is_still_open() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written("x", CLOSES, 1, new OnDate(LocalDate.of(2023, 4, 29))));
        assertThat(written("x", CLOSES, 1, new OnDate(LocalDate.of(2023, 4, 30)))).isNotNull();
    }

    private static Caps.Earned earned(long inCampaign) {
        return new Caps.Earned(Points.of(inCampaign), Points.ZERO, Points.ZERO);
    }

    private static CampaignRules written(
            String name, Instant closesAt, long budget, PointsExpiry expiry) {
        return new CampaignRules(
                name,
                Trigger.CHARGE,
                OPENS,
                closesAt,
                Points.of(budget),
                List.of(),
                new Reward.Rate(1_000),
                Caps.NONE,
                new PointsRule(expiry, null));
    }

    private static CampaignRules rules(Reward reward, Condition... conditions) {
        return new CampaignRules(
                "使ってみよう",
                Trigger.CHARGE,
                OPENS,
                CLOSES,
                Points.of(1_000_000),
                List.of(conditions),
                reward,
                Caps.NONE,
                new PointsRule(new AfterDays(180), null));
    }

    /** What a charge earns in a campaign. */
    private static Points earned(CampaignRules rules, Occasion charge) {
        return rules.concerns(charge) ? rules.worth(charge.basis(), 0) : Points.ZERO;
    }

    private static Occasion charge(Instant at, long paid) {
        return Occasions.charge(at, paid);
    }
}
