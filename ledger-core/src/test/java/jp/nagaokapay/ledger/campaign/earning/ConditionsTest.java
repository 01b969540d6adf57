package jp.nagaokapay.ledger.campaign.earning;

import static jp.nagaokapay.ledger.campaign.CampaignBuilder.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignBuilder;
import jp.nagaokapay.ledger.campaign.rules.AmountCondition;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.ChargeCondition;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Counting;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.OccasionNumber;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Span;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PaymentCondition;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.ShopCondition;
import jp.nagaokapay.ledger.campaign.rules.TimeCondition;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.Residency;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final Reward HUNDRED = new Reward.Fixed(Points.of(100));
    private final Story story = new Story().opens("hana").opens("taro");

    @Test
    void the_period_begins_with_its_first_instant_and_ends_before_its_last() {
        story.runs(
                        "c",
                        on(Trigger.CHARGE)
                                .open(
                                        Instant.parse("2023-04-30T15:00:00Z"),
                                        Instant.parse("2023-05-31T15:00:00Z"))
                                .rules())
                .at("2023-04-30T23:59:59")
                .charges("hana", 1_000)
                .at("2023-05-01T00:00")
                .charges("hana", 2_000)
                .at("2023-05-31T23:59:59")
                .charges("hana", 3_000)
                .at("2023-06-01T00:00")
                .charges("hana", 4_000);

        assertThat(story.worth("c")).containsExactly(200L, 300L);
    }

    @Test
    void a_payment_does_not_earn_in_a_campaign_for_charges_nor_a_charge_in_one_for_payments() {
        story.runs("charges", on(Trigger.CHARGE).rules())
                .runs("payments", on(Trigger.PAYMENT).rules())
                .charges("hana", 1_000)
                .pays("hana", "mise", 500);

        assertThat(story.worth("charges")).containsExactly(100L);
        assertThat(story.worth("payments")).containsExactly(50L);
    }

    @Test
    void signing_up_is_the_first_charge_of_a_wallet_and_no_other() {
        story.runs("c", on(Trigger.SIGN_UP).gives(HUNDRED).rules())
                .charges("hana", 1_000)
                .charges("hana", 1_000)
                .charges("taro", 1_000);

        assertThat(story.worths("c")).containsOnlyKeys("charge:1", "charge:3");
    }

    @Test
    void a_first_charge_that_was_a_mistake_is_no_first_charge() {
        story.runs("c", on(Trigger.SIGN_UP).gives(HUNDRED).rules())
                .charges("hana", 1_000)
                .reverses(1)
                .charges("hana", 2_000);

        assertThat(story.worths("c")).containsOnlyKeys("charge:2");
    }

    @Test
    void a_first_charge_undone_after_a_second_one_leaves_no_first_charge_to_come() {
        story.runs("c", on(Trigger.SIGN_UP).gives(HUNDRED).rules())
                .charges("hana", 1_000)
                .charges("hana", 2_000)
                .reverses(1)
                .charges("hana", 3_000);

        assertThat(story.worths("c")).isEmpty();
    }

    @Test
    void hours_of_the_day_are_japan_s_and_may_pass_midnight() {
        story.runs(
                        "lunch",
                        charges(new TimeCondition.Hours(LocalTime.of(11, 0), LocalTime.of(14, 0))))
                .runs(
                        "night",
                        charges(new TimeCondition.Hours(LocalTime.of(22, 0), LocalTime.of(2, 0))))
                .at("2023-04-01T10:59")
                .charges("hana", 1_000)
                .at("2023-04-01T11:00")
                .charges("hana", 2_000)
                .at("2023-04-01T14:00")
                .charges("hana", 3_000)
                .at("2023-04-01T23:00")
                .charges("hana", 4_000)
                .at("2023-04-02T01:59")
                .charges("hana", 5_000)
                .at("2023-04-02T02:00")
                .charges("hana", 6_000);

        assertThat(story.worth("lunch")).containsExactly(200L);
        assertThat(story.worth("night")).containsExactly(400L, 500L);
    }

    @Test
    void weekdays_are_japan_s() {
        story.runs("c", charges(new TimeCondition.Weekdays(List.of(DayOfWeek.SATURDAY))))
                .at("2023-04-01T00:30") // a Saturday, still Friday in Greenwich
                .charges("hana", 1_000)
                .at("2023-04-02T00:30")
                .charges("hana", 2_000);

        assertThat(story.worth("c")).containsExactly(100L);
    }

    @Test
    void a_repdigit_date_is_written_with_one_digit() {
        story.runs("c", charges(new TimeCondition.RepdigitDate()));
        for (String date :
                List.of(
                        "2023-01-01",
                        "2023-01-11",
                        "2023-02-02",
                        "2023-02-22",
                        "2023-11-01",
                        "2023-11-11",
                        "2023-12-12",
                        "2023-10-10",
                        "2023-02-12",
                        "2023-11-10")) {
            story.at(date + "T12:00").charges("hana", 1_000);
        }

        assertThat(story.worths("c"))
                .containsOnlyKeys(
                        "charge:1", "charge:2", "charge:3", "charge:4", "charge:5", "charge:6");
    }

    @Test
    void days_of_the_month_come_every_month() {
        story.runs("c", charges(new TimeCondition.DaysOfMonth(List.of(8, 18, 28))))
                .at("2023-04-08T12:00")
                .charges("hana", 1_000)
                .at("2023-05-18T12:00")
                .charges("hana", 1_000)
                .at("2023-05-19T12:00")
                .charges("hana", 1_000);

        assertThat(story.worths("c")).containsOnlyKeys("charge:1", "charge:2");
    }

    @Test
    void a_repdigit_amount_has_one_digit_and_enough_of_them() {
        story.runs("c", payments(new AmountCondition.RepdigitAmount(3)));
        for (long amount : List.of(777L, 1_111L, 77L, 778L, 1_121L, 99_999L)) {
            story.pays("hana", "mise", amount);
        }

        assertThat(story.worths("c")).containsOnlyKeys("payment:1", "payment:2", "payment:6");
    }

    @Test
    void the_minimum_amount_counts_points_spent_too_but_only_money_earns() {
        story.runs("c", payments(new AmountCondition.MinimumAmount(Yen.of(1_000))))
                .pays("hana", "mise", 999)
                .pays("hana", "mise", 700, 300)
                .pays("hana", "mise", 0, 1_000);

        assertThat(story.worth("c")).containsExactly(70L);
    }

    @Test
    void residents_and_visitors_are_told_apart_as_of_the_moment_and_firms_are_neither() {
        story.opens("kaisha", Residency.RESIDENT, true)
                .runs("home", charges(new PersonCondition.Residents(Residency.RESIDENT)))
                .runs("guests", charges(new PersonCondition.Residents(Residency.NON_RESIDENT)))
                .charges("hana", 1_000)
                .charges("kaisha", 2_000)
                .moves("hana", Residency.NON_RESIDENT)
                .charges("hana", 3_000);

        assertThat(story.worth("home")).containsExactly(100L);
        assertThat(story.worth("guests")).containsExactly(300L);
    }

    @Test
    void new_users_are_those_whose_wallet_was_opened_on_the_day_or_later() {
        story.runs("c", charges(new PersonCondition.NewUsersSince(LocalDate.of(2023, 5, 1))))
                .at("2023-05-01T00:00")
                .opens("jiro")
                .charges("jiro", 1_000)
                .charges("hana", 1_000);

        assertThat(story.worths("c")).containsOnlyKeys("charge:1");
    }

    @Test
    void shops_are_chosen_by_class_district_category_and_list() {
        story.registers("mise", ShopClass.SHOPPING_STREET, "長岡", "飲食")
                .registers("depato", ShopClass.LARGE, "寺泊", "小売")
                .runs("class", payments(new ShopCondition.ShopClasses(List.of(ShopClass.LARGE))))
                .runs("district", payments(new ShopCondition.Districts(List.of("長岡"))))
                .runs("category", payments(new ShopCondition.Categories(List.of("飲食"))))
                .runs(
                        "list",
                        payments(
                                new ShopCondition.Shops(
                                        List.of(new MerchantId("merchant:depato")))))
                .pays("hana", "mise", 1_000)
                .pays("hana", "depato", 2_000)
                .pays("hana", "unknown", 4_000);

        assertThat(story.worth("class")).containsExactly(200L);
        assertThat(story.worth("district")).containsExactly(100L);
        assertThat(story.worth("category")).containsExactly(100L);
        assertThat(story.worth("list")).containsExactly(200L);
    }

    @Test
    void a_bill_earns_unless_the_campaign_leaves_bills_out() {
        story.registers("hoikuen", ShopClass.INDEPENDENT, "長岡", "保育")
                .runs("all", payments())
                .runs("shopping", payments(new PaymentCondition.ExcludingPaymentRequests()))
                .pays("hana", "hoikuen", 1_000)
                .paysBill("hana", "hoikuen", 2_000);

        assertThat(story.worth("all")).containsExactly(100L, 200L);
        assertThat(story.worth("shopping")).containsExactly(100L);
    }

    @Test
    void channels_are_told_apart() {
        story.runs(
                        "c",
                        charges(
                                new ChargeCondition.Channels(
                                        List.of(Channel.ATM, Channel.COUNTER))))
                .charges("hana", 1_000, Channel.BANK)
                .charges("hana", 2_000, Channel.ATM);

        assertThat(story.worth("c")).containsExactly(200L);
    }

    @Test
    void the_first_charge_in_the_period_or_the_second_and_later_ones() {
        story.runs("first", charges(number(1, 1)))
                .runs("okawari", charges(number(2, null)))
                .charges("hana", 1_000)
                .charges("hana", 2_000)
                .charges("taro", 3_000)
                .charges("hana", 4_000);

        assertThat(story.worth("first")).containsExactly(100L, 300L);
        assertThat(story.worth("okawari")).containsExactly(200L, 400L);
    }

    @Test
    void occasions_are_counted_among_those_that_meet_the_other_conditions() {
        story.runs("c", charges(new AmountCondition.MinimumAmount(Yen.of(3_000)), number(2, null)))
                .charges("hana", 1_000)
                .charges("hana", 3_000)
                .charges("hana", 2_000)
                .charges("hana", 4_000);

        assertThat(story.worth("c")).containsExactly(400L);
    }

    @Test
    void a_charge_that_was_a_mistake_is_not_counted() {
        story.runs("c", charges(number(2, null)))
                .charges("hana", 1_000)
                .reverses(1)
                .charges("hana", 2_000)
                .charges("hana", 3_000);

        assertThat(story.worth("c")).containsExactly(300L);
    }

    @Test
    void the_first_people_who_earn_stay_and_others_come_too_late() {
        story.opens("jiro")
                .runs(
                        "c",
                        charges(
                                new AmountCondition.MinimumAmount(Yen.of(2_000)),
                                new CountCondition.FirstPeople(2)))
                .charges("taro", 1_000)
                .charges("hana", 2_000)
                .charges("jiro", 3_000)
                .charges("taro", 4_000)
                .charges("hana", 5_000);

        assertThat(story.worth("c")).containsExactly(200L, 300L, 500L);
    }

    @Test
    void seven_thousand_steps_earn_and_so_does_the_tenth_such_day_of_a_month() {
        story.runs("steps", steps(new Reward.Fixed(Points.of(3))).rules())
                .runs(
                        "ten-days",
                        steps(new Reward.Fixed(Points.of(10)))
                                .when(new OccasionNumber(10, 10, Span.MONTH, Counting.DAYS))
                                .rules());
        for (int day = 1; day <= 11; day++) {
            story.at("2023-06-%02dT12:00".formatted(day)).walks("hana", 6_999).walks("hana", 7_000);
        }
        story.at("2023-07-01T12:00").walks("hana", 20_000);

        assertThat(story.worth("steps")).hasSize(12).containsOnly(3L);
        assertThat(story.worths("ten-days")).hasSize(1).containsValue(10L);
        assertThat(story.worths("ten-days").keySet().iterator().next()).endsWith("day-20");
    }

    @Test
    void only_the_partner_s_own_reports_of_that_kind_earn() {
        story.runs(
                        "other",
                        on(Trigger.EXTERNAL)
                                .when(
                                        new PartnerCondition.OfPartner(
                                                new PartnerId("partner:other")))
                                .gives(HUNDRED)
                                .rules())
                .runs(
                        "kind",
                        on(Trigger.EXTERNAL)
                                .when(new PartnerCondition.Activities("SWIMMING", 0))
                                .gives(HUNDRED)
                                .rules())
                .walks("hana", 10_000);

        assertThat(story.outcomes()).isEmpty();
    }

    private static CampaignRules charges(Condition... conditions) {
        return on(Trigger.CHARGE).when(conditions).rules();
    }

    private static CampaignRules payments(Condition... conditions) {
        return on(Trigger.PAYMENT).when(conditions).rules();
    }

    private static CampaignBuilder steps(Reward reward) {
        return on(Trigger.EXTERNAL)
                .when(
                        new PartnerCondition.OfPartner(Story.WELLNESS),
                        new PartnerCondition.Activities("STEPS", 7_000))
                .gives(reward);
    }

    private static OccasionNumber number(int from, Integer to) {
        return new OccasionNumber(from, to, Span.CAMPAIGN, Counting.OCCASIONS);
    }
}
