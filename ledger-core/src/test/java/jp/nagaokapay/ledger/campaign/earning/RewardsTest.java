package jp.nagaokapay.ledger.campaign.earning;

import static jp.nagaokapay.ledger.campaign.CampaignBuilder.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.AmountCondition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Reward.Lottery;
import jp.nagaokapay.ledger.campaign.rules.Reward.Prize;
import jp.nagaokapay.ledger.campaign.rules.Reward.Step;
import jp.nagaokapay.ledger.campaign.rules.TimeCondition;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.junit.jupiter.api.Test;

class RewardsTest {
    private final Story story =
            new Story()
                    .opens("hana")
                    .registers("mise", ShopClass.SHOPPING_STREET, "長岡", "飲食")
                    .registers("konbini", ShopClass.CONVENIENCE, "長岡", "小売")
                    .registers("depato", ShopClass.LARGE, "長岡", "小売");

    @Test
    void points_are_earned_on_the_paid_part_only_and_rounded_down() {
        story.runs("c", on(Trigger.PAYMENT).gives(new Reward.Rate(3_000)).rules())
                .pays("hana", "mise", 700, 300)
                .pays("hana", "mise", 999)
                .pays("hana", "mise", 3);

        assertThat(story.worth("c")).containsExactly(210L, 299L);
    }

    @Test
    void a_rate_may_differ_by_class_of_shop_down_to_nothing() {
        story.runs(
                        "c",
                        on(Trigger.PAYMENT)
                                .gives(
                                        new Reward.Rate(
                                                1_500,
                                                Map.of(
                                                        ShopClass.SHOPPING_STREET, 2_000,
                                                        ShopClass.LARGE, 0)))
                                .rules())
                .pays("hana", "mise", 1_000)
                .pays("hana", "konbini", 1_000)
                .pays("hana", "depato", 1_000);

        assertThat(story.worth("c")).containsExactly(200L, 150L);
    }

    @Test
    void fixed_points_come_each_time_that_any_money_is_paid() {
        story.runs("c", on(Trigger.PAYMENT).gives(new Reward.Fixed(Points.of(50))).rules())
                .pays("hana", "mise", 1)
                .pays("hana", "mise", 0, 5_000)
                .pays("hana", "mise", 5_000);

        assertThat(story.worth("c")).containsExactly(50L, 50L);
    }

    @Test
    void steps_count_from_their_amount_of_money() {
        story.runs("c", on(Trigger.CHARGE).gives(steps()).rules())
                .charges("hana", 2_000)
                .charges("hana", 3_000)
                .charges("hana", 9_999)
                .charges("hana", 50_000);

        assertThat(story.worth("c")).containsExactly(100L, 100L, 600L);
    }

    @Test
    void a_lottery_gives_what_its_ticket_wins_by_the_published_odds() {
        Lottery lottery =
                new Lottery(
                        List.of(
                                new Prize(Points.of(1_000), 10_000),
                                new Prize(Points.of(10), 90_000)),
                        null);
        Map<String, Integer> tickets =
                Map.of("charge:1", 9_999, "charge:2", 10_000, "charge:3", 99_999);
        story.runs("c", on(Trigger.CHARGE).gives(lottery).rules())
                .drawing((_, occasionId) -> tickets.getOrDefault(occasionId, 100_000))
                .charges("hana", 1_000)
                .charges("hana", 1_000)
                .charges("hana", 1_000)
                .charges("hana", 1_000);

        assertThat(story.worths("c"))
                .containsExactly(
                        Map.entry("charge:1", 1_000L),
                        Map.entry("charge:2", 10L),
                        Map.entry("charge:3", 10L));
    }

    @Test
    void tickets_follow_from_the_secret_and_are_spread_evenly() {
        byte[] secret = new byte[32];
        CampaignId campaign = new CampaignId("campaign:c");
        LotteryDraws draws = (_, occasionId) -> LotteryTicket.of(secret, occasionId);
        int draws100k = 100_000;
        int won = 0;
        for (int i = 0; i < draws100k; i++) {
            won += draws.ticket(campaign, "charge:" + i) < 100_000 ? 1 : 0;
        }

        assertThat(won).isBetween(9_700, 10_300); // a tenth; six standard deviations are 570
        assertThat(LotteryTicket.of(secret, "charge:1"))
                .isEqualTo(LotteryTicket.of(secret, "charge:1"));
        assertThat(LotteryTicket.commitment(secret))
                .isEqualTo("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
    }

    @Test
    void of_an_exclusive_group_the_one_with_the_smallest_priority_gives() {
        story.runs("second", on(Trigger.CHARGE).of("spring", 2).rules())
                .runs(
                        "first",
                        on(Trigger.CHARGE)
                                .gives(new Reward.Fixed(Points.of(1)))
                                .when(new AmountCondition.MinimumAmount(Yen.of(5_000)))
                                .of("spring", 1)
                                .rules())
                .runs("beside", on(Trigger.CHARGE).of("other", 9).rules())
                .runs("free", on(Trigger.CHARGE).rules())
                .charges("hana", 1_000)
                .charges("hana", 5_000);

        assertThat(story.worth("second")).containsExactly(100L);
        assertThat(story.worth("first")).containsExactly(1L);
        assertThat(story.worth("beside")).containsExactly(100L, 500L);
        assertThat(story.worth("free")).containsExactly(100L, 500L);
    }

    @Test
    void a_mistake_does_not_cost_the_one_that_had_no_turn_its_first_charge() {
        story.runs(
                        "first",
                        on(Trigger.CHARGE)
                                .when(new TimeCondition.DaysOfMonth(List.of(1)))
                                .of("spring", 1)
                                .rules())
                .runs(
                        "second",
                        on(Trigger.CHARGE)
                                .when(
                                        new CountCondition.OccasionNumber(
                                                1,
                                                1,
                                                CountCondition.Span.CAMPAIGN,
                                                CountCondition.Counting.OCCASIONS))
                                .of("spring", 2)
                                .rules())
                .at("2023-06-01T12:00")
                .charges("hana", 1_000)
                .reverses(1)
                .at("2023-06-02T12:00")
                .charges("hana", 2_000);

        assertThat(story.worth("second")).containsExactly(200L);
    }

    @Test
    void a_campaign_that_is_worth_nothing_does_not_take_the_turn_of_another() {
        story.runs("first", on(Trigger.CHARGE).gives(steps()).of("spring", 1).rules())
                .runs("second", on(Trigger.CHARGE).of("spring", 2).rules())
                .charges("hana", 1_000)
                .charges("hana", 3_000);

        assertThat(story.worth("first")).containsExactly(100L);
        assertThat(story.worth("second")).containsExactly(100L);
    }

    @Test
    void after_a_refund_an_occasion_is_worth_what_the_rest_would_have_earned() {
        story.runs("rate", on(Trigger.PAYMENT).rules())
                .runs("steps", on(Trigger.PAYMENT).gives(steps()).rules())
                .pays("hana", "mise", 10_000, 500)
                .refunds(1, 3_333, 0);

        assertThat(story.worth("rate")).containsExactly(666L);
        assertThat(story.worth("steps")).containsExactly(100L);
    }

    @Test
    void refunds_in_parts_end_where_one_refund_of_the_whole_does() {
        story.runs("rate", on(Trigger.PAYMENT).gives(new Reward.Rate(3_333)).rules())
                .pays("hana", "mise", 1_000)
                .refunds(1, 333, 0)
                .refunds(1, 333, 0)
                .refunds(1, 334, 0);

        assertThat(story.worth("rate")).isEmpty();
        assertThat(story.outcomes()).hasSize(4);
    }

    @Test
    void what_a_refund_makes_too_small_for_the_minimum_is_worth_nothing() {
        story.runs(
                        "c",
                        on(Trigger.PAYMENT)
                                .when(new AmountCondition.MinimumAmount(Yen.of(1_000)))
                                .rules())
                .pays("hana", "mise", 1_500)
                .refunds(1, 600, 0);

        assertThat(story.worth("c")).isEmpty();
    }

    @Test
    void points_that_come_back_in_a_refund_lower_nothing() {
        story.runs("c", on(Trigger.PAYMENT).rules())
                .pays("hana", "mise", 1_000, 500)
                .refunds(1, 0, 500);

        assertThat(story.worth("c")).containsExactly(100L);
        assertThat(story.outcomes()).hasSize(1);
    }

    @Test
    void a_reversed_charge_is_worth_nothing() {
        story.runs("c", on(Trigger.CHARGE).rules())
                .charges("hana", 1_000)
                .charges("hana", 2_000)
                .reverses(1);

        assertThat(story.worths("c")).containsOnlyKeys("charge:2");
    }

    @Test
    void a_reward_or_condition_that_could_never_hold_for_the_trigger_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        on(Trigger.CHARGE).when(new AmountCondition.RepdigitAmount(3)).rules())
                .withMessage("CONDITION_UNFIT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(Trigger.EXTERNAL).gives(new Reward.Rate(100)).rules())
                .withMessage("REWARD_UNFIT");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> on(Trigger.EXTERNAL).gives(new Reward.AsAsked(Points.of(9))).rules())
                .withMessage("PARTNER_BUDGET_CONDITION");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lottery(List.of(new Prize(Points.of(1), 1_000_001)), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Reward.Stepped(
                                List.of(
                                        new Step(Yen.of(2), Points.of(1)),
                                        new Step(Yen.of(2), Points.of(2)))))
                .withMessage("STEP_ORDER");
    }

    private static Reward steps() {
        return new Reward.Stepped(
                List.of(
                        new Step(Yen.of(3_000), Points.of(100)),
                        new Step(Yen.of(10_000), Points.of(600))));
    }
}
