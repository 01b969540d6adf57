package jp.nagaokapay.ledger.campaign.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignBuilder;
import jp.nagaokapay.ledger.campaign.rules.CampaignWarning.Code;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Counting;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.OccasionNumber;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Span;
import jp.nagaokapay.ledger.campaign.rules.Reward.Fixed;
import jp.nagaokapay.ledger.campaign.rules.Reward.Lottery;
import jp.nagaokapay.ledger.campaign.rules.Reward.Prize;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.junit.jupiter.api.Test;

class RulesWarningsTest {
    private static final Instant APRIL = Instant.parse("2023-03-31T15:00:00Z");
    private static final Instant MAY = Instant.parse("2023-04-30T15:00:00Z");
    private static final Caps CAPPED = new Caps(Points.of(5_000));

    @Test
    void a_usual_campaign_is_warned_of_nothing() {
        assertThat(warnings(charge())).isEmpty();
    }

    @Test
    void a_prize_near_twenty_times_the_price_is_told() {
        // given a lottery from 1,000 yen on, so that the ceiling is 20,000
        assertThat(warnings(drawing(prize(15_999, 1)))).isEmpty();
        assertThat(warnings(drawing(prize(16_000, 1))))
                .containsExactly(Code.LOTTERY_NEAR_SINGLE_PRIZE_CEILING);
    }

    @Test
    void a_higher_price_allows_a_higher_prize_up_to_a_hundred_thousand() {
        Condition dear = new AmountCondition.MinimumAmount(Yen.of(10_000));

        assertThat(warnings(drawing(prize(79_999, 1)).when(dear))).isEmpty();
        assertThat(warnings(drawing(prize(80_000, 1)).when(dear)))
                .containsExactly(Code.LOTTERY_NEAR_SINGLE_PRIZE_CEILING);
    }

    @Test
    void a_payment_of_any_amount_counts_as_a_hundred_yen() {
        CampaignBuilder drawing =
                CampaignBuilder.on(Trigger.PAYMENT).atMost(CAPPED).open(APRIL, MAY);

        assertThat(warnings(drawing.gives(lottery(prize(1_599, 1))))).isEmpty();
        assertThat(warnings(drawing.gives(lottery(prize(1_600, 1)))))
                .containsExactly(Code.LOTTERY_NEAR_SINGLE_PRIZE_CEILING);
    }

    @Test
    void prizes_near_two_percent_of_the_price_are_told() {
        // given draws from 1,000 yen on, so that the ceiling is 20 points a draw
        assertThat(warnings(drawing(prize(100, 159_999)))).isEmpty();
        assertThat(warnings(drawing(prize(100, 100_000), prize(300, 20_000))))
                .containsExactly(Code.LOTTERY_NEAR_TOTAL_CEILING);
    }

    @Test
    void prizes_without_a_sale_have_no_ceiling() {
        CampaignBuilder steps =
                CampaignBuilder.on(Trigger.EXTERNAL)
                        .open(APRIL, MAY)
                        .atMost(CAPPED)
                        .gives(lottery(prize(5_000, 500_000)));

        assertThat(warnings(steps)).isEmpty();
    }

    @Test
    void days_that_the_period_does_not_have_are_told() {
        assertThat(warnings(charge().when(new TimeCondition.DaysOfMonth(List.of(31)))))
                .containsExactly(Code.CONDITION_CANNOT_HOLD);
        assertThat(warnings(charge().when(new TimeCondition.DaysOfMonth(List.of(30))))).isEmpty();
        // 4/4 was a Tuesday
        assertThat(
                        warnings(
                                charge().when(
                                                new TimeCondition.RepdigitDate(),
                                                new TimeCondition.Weekdays(
                                                        List.of(DayOfWeek.SUNDAY)))))
                .containsExactly(Code.CONDITION_CANNOT_HOLD);
        assertThat(
                        warnings(
                                charge().when(
                                                new TimeCondition.RepdigitDate(),
                                                new TimeCondition.Weekdays(
                                                        List.of(DayOfWeek.TUESDAY)))))
                .isEmpty();
    }

    @Test
    void plain_contradictions_are_told() {
        for (CampaignBuilder impossible :
                List.of(
                        charge().when(new PersonCondition.NewUsersSince(LocalDate.of(2023, 5, 1))),
                        charge().when(new AmountCondition.MinimumAmount(Yen.of(50_001))),
                        charge().when(
                                        new PersonCondition.Residents(Residency.RESIDENT),
                                        new PersonCondition.Residents(Residency.NON_RESIDENT)),
                        charge().when(
                                        new CountCondition.OccasionNumber(
                                                31, null, Span.CAMPAIGN, Counting.DAYS)),
                        CampaignBuilder.on(Trigger.PAYMENT)
                                .open(APRIL, MAY)
                                .atMost(CAPPED)
                                .when(
                                        new ShopCondition.ShopClasses(List.of(ShopClass.LARGE)),
                                        new ShopCondition.ShopClasses(
                                                List.of(ShopClass.INDEPENDENT))))) {
            assertThat(warnings(impossible)).containsExactly(Code.CONDITION_CANNOT_HOLD);
        }
    }

    @Test
    void a_budget_that_pays_no_reward_is_told() {
        assertThat(warnings(charge().gives(new Fixed(Points.of(500))).within(499)))
                .containsExactly(Code.BUDGET_BELOW_ONE_REWARD);
        assertThat(warnings(charge().gives(new Fixed(Points.of(500))).within(500))).isEmpty();
    }

    @Test
    void few_days_to_spend_points_are_told() {
        assertThat(warnings(charge().expiring(new PointsExpiry.AfterDays(13))))
                .containsExactly(Code.POINTS_EXPIRE_SOON);
        assertThat(warnings(charge().expiring(new PointsExpiry.EndOfMonthAfter(0))))
                .containsExactly(Code.POINTS_EXPIRE_SOON);
        assertThat(warnings(charge().expiring(new PointsExpiry.EndOfMonthAfter(1)))).isEmpty();
    }

    /** Also of a first charge only: one that is undone makes the next one the first again. */
    @Test
    void that_one_person_may_take_everything_is_told() {
        OccasionNumber first = new OccasionNumber(1, 1, Span.CAMPAIGN, Counting.OCCASIONS);
        assertThat(warnings(charge().atMost(Caps.NONE))).containsExactly(Code.NO_CAP_FOR_A_PERSON);
        assertThat(warnings(charge().atMost(Caps.NONE).when(first)))
                .containsExactly(Code.NO_CAP_FOR_A_PERSON);
        assertThat(warnings(charge().atMost(new Caps(Points.of(500))))).isEmpty();
    }

    @Test
    void a_grant_to_everybody_needs_no_cap_for_it_comes_once_to_a_person() {
        assertThat(
                        warnings(
                                CampaignBuilder.on(Trigger.ROLL)
                                        .open(APRIL, MAY)
                                        .gives(new Fixed(Points.of(1_000)))
                                        .atMost(Caps.NONE)))
                .isEmpty();
    }

    @Test
    void every_warning_is_a_sentence_in_both_languages() {
        CampaignRules rules =
                drawing(prize(1_000_000, 1_000_000))
                        .within(1)
                        .atMost(Caps.NONE)
                        .expiring(new PointsExpiry.AfterDays(1))
                        .when(new TimeCondition.DaysOfMonth(List.of(31)))
                        .rules();

        assertThat(RulesWarnings.of(rules, WalletLimits.DEFAULT))
                .hasSize(Code.values().length)
                .allSatisfy(warning -> {
                    assertThat(warning.japanese()).endsWith("。");
                    assertThat(warning.english()).endsWith(".");
                });
    }

    private static List<Code> warnings(CampaignBuilder campaign) {
        return RulesWarnings.of(campaign.rules(), WalletLimits.DEFAULT).stream()
                .map(CampaignWarning::code)
                .toList();
    }

    private static CampaignBuilder charge() {
        return CampaignBuilder.on(Trigger.CHARGE).open(APRIL, MAY).atMost(CAPPED);
    }

    private static CampaignBuilder drawing(Prize... prizes) {
        return charge().gives(lottery(prizes));
    }

    private static Lottery lottery(Prize... prizes) {
        return new Lottery(List.of(prizes), null);
    }

    private static Prize prize(long points, int oddsPerMillion) {
        return new Prize(Points.of(points), oddsPerMillion);
    }
}
