package jp.nagaokapay.ledger.campaign.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestClock;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignBuilder;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.CountCondition;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Counting;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Span;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.ShopCondition;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.campaign.simulation.SimulationResult.Bucket;
import jp.nagaokapay.ledger.campaign.simulation.SimulationResult.Day;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small past. Carol, from outside, was there before April; Ann and Bob of the city came on its
 * first days.
 */
class DraftSimulationTest {
    private static final TestClock CLOCK = new TestClock(at("2023-03-20T10:00"));
    private static final LedgerNode NODE = LedgerNode.on(TestDatabase.freshUrl(), CLOCK);
    private static final DraftSimulation SIMULATION = NODE.bean(DraftSimulation.class);
    private static final Instant APRIL = at("2023-04-01T00:00");
    private static final Instant END = at("2023-04-11T00:00");
    private static final LocalDate FIRST = LocalDate.of(2023, 4, 1);

    @BeforeAll
    static void live() {
        Ledger ledger = NODE.ledger();
        Scenario.openShop(ledger);
        WalletId carol = opened(Residency.NON_RESIDENT);
        charge(carol, 3_000);
        CLOCK.set(at("2023-04-01T10:00"));
        WalletId ann = opened(Residency.RESIDENT);
        charge(ann, 10_000);
        CLOCK.set(at("2023-04-02T10:00"));
        WalletId bob = opened(Residency.RESIDENT);
        charge(bob, 5_000);
        charge(carol, 2_000);
        CLOCK.set(at("2023-04-03T10:00"));
        Payment payment = Scenario.pay(ledger, ann, 1_000).payment();
        Scenario.pay(ledger, bob, 700);
        CLOCK.set(at("2023-04-04T10:00"));
        Scenario.pay(ledger, ann, 500);
        CLOCK.set(at("2023-04-05T10:00"));
        ledger.send(
                new RefundPayment(
                        ann,
                        payment.paymentId(),
                        Scenario.SHOP,
                        RefundId.next(),
                        "r-1",
                        Yen.of(400),
                        null));
        ChargeId mistake = charge(bob, 4_000);
        CLOCK.set(at("2023-04-06T10:00"));
        ledger.send(new ReverseCharge(bob, mistake));
        CLOCK.set(at("2023-04-20T10:00"));
        NODE.processors().awaitDrained(Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void a_budget_is_handed_out_in_the_order_of_the_log_and_ends() {
        // given 30 %, at most 2,500 a person, 3,000 in all
        SimulationResult result =
                run(
                        CampaignBuilder.on(Trigger.CHARGE)
                                .gives(new Reward.Rate(3_000))
                                .atMost(new Caps(Points.of(2_500)))
                                .within(3_000));

        // then ann gets 2,500 of 3,000, bob 500 of 1,500, carol nothing of 600
        assertThat(result.occasions()).isEqualTo(4);
        assertThat(result.qualifying()).isEqualTo(4);
        assertThat(result.cost()).isEqualTo(Points.of(3_000));
        assertThat(result.remaining()).isEqualTo(Points.ZERO);
        assertThat(result.budgetEndsAt()).isEqualTo(at("2023-04-02T10:00"));
        // bob's mistake of 4,000 would have filled his cap up and come back
        assertThat(result.costWithoutBudget()).isEqualTo(Points.of(2_500 + 1_500 + 600));
        assertThat(result.people()).isEqualTo(2);
        assertThat(result.grants()).isEqualTo(2);
        assertThat(result.averagePerPerson()).isEqualByComparingTo("1500");
        assertThat(result.distribution().stream().filter(one -> one.people() > 0))
                .containsExactly(new Bucket(500L, 1), new Bucket(3_000L, 1));
        assertThat(result.series())
                .hasSize(10)
                .startsWith(
                        new Day(FIRST, 2_500, 2_500, 1),
                        new Day(FIRST.plusDays(1), 500, 3_000, 1),
                        new Day(FIRST.plusDays(2), 0, 3_000, 0));
    }

    @Test
    void refunds_lower_what_was_earned_on_the_day_they_come() {
        SimulationResult result =
                run(CampaignBuilder.on(Trigger.PAYMENT).gives(new Reward.Rate(1_000)));

        assertThat(result.occasions()).isEqualTo(3);
        assertThat(result.loweredBy()).isEqualTo(Points.of(40));
        assertThat(result.cost()).isEqualTo(Points.of(60 + 70 + 50));
        assertThat(result.people()).isEqualTo(2);
        assertThat(result.grants()).isEqualTo(3);
        assertThat(result.budgetEndsAt()).isNull();
        assertThat(result.series().subList(2, 5))
                .containsExactly(
                        new Day(FIRST.plusDays(2), 170, 170, 2),
                        new Day(FIRST.plusDays(3), 50, 220, 1),
                        new Day(FIRST.plusDays(4), -40, 180, 0));
    }

    @Test
    void a_first_charge_is_the_first_of_all_times() {
        SimulationResult result =
                run(CampaignBuilder.on(Trigger.SIGN_UP).gives(new Reward.Fixed(Points.of(500))));

        assertThat(result.occasions()).isEqualTo(2);
        assertThat(result.cost()).isEqualTo(Points.of(1_000));
    }

    @Test
    void people_and_shops_of_before_are_known() {
        assertThat(
                        run(CampaignBuilder.on(Trigger.CHARGE)
                                        .when(
                                                new PersonCondition.Residents(
                                                        Residency.NON_RESIDENT)))
                                .cost())
                .isEqualTo(Points.of(200));
        assertThat(
                        run(CampaignBuilder.on(Trigger.PAYMENT)
                                        .when(new ShopCondition.Districts(List.of("長岡"))))
                                .qualifying())
                .isEqualTo(3);
    }

    @Test
    void new_users_are_counted_from_the_simulated_opening() {
        // given a campaign in June for those who come from its second day on
        SimulationResult result =
                run(
                        CampaignBuilder.on(Trigger.CHARGE)
                                .open(at("2023-06-01T00:00"), at("2023-07-01T00:00"))
                                .when(new PersonCondition.NewUsersSince(LocalDate.of(2023, 6, 2))));

        // then only bob, who came on the second
        assertThat(result.occasions()).isEqualTo(4);
        assertThat(result.people()).isEqualTo(1);
        assertThat(result.cost()).isEqualTo(Points.of(500));
    }

    @Test
    void new_users_since_the_oldest_day_are_everybody_whenever_it_is_played() {
        SimulationResult result =
                run(
                        CampaignBuilder.on(Trigger.CHARGE)
                                .open(at("2023-06-01T00:00"), at("2023-07-01T00:00"))
                                .when(new PersonCondition.NewUsersSince(LocalDate.of(2000, 1, 1))));

        assertThat(result.people()).isEqualTo(3);
    }

    @Test
    void turns_and_caps_of_days_and_of_all_hold() {
        assertThat(
                        run(CampaignBuilder.on(Trigger.PAYMENT)
                                        .when(
                                                new CountCondition.OccasionNumber(
                                                        2,
                                                        null,
                                                        Span.CAMPAIGN,
                                                        Counting.OCCASIONS)))
                                .cost())
                .isEqualTo(Points.of(50));
        Caps day = new Caps(null, null, Points.of(65), null, null, null);
        assertThat(run(CampaignBuilder.on(Trigger.PAYMENT).atMost(day)).cost())
                .isEqualTo(Points.of(60 + 65 + 50));
        Caps all = new Caps(null, null, null, null, Points.of(120), Points.of(150));
        // 100 and 20 on the third, 30 on the fourth, 40 back on the fifth
        assertThat(run(CampaignBuilder.on(Trigger.PAYMENT).atMost(all)).cost())
                .isEqualTo(Points.of(60 + 20 + 30));
    }

    @Test
    void lots_are_drawn_from_a_public_seed_and_no_secret_is_made() {
        CampaignBuilder drawing =
                CampaignBuilder.on(Trigger.CHARGE)
                        .gives(
                                new Reward.Lottery(
                                        List.of(new Reward.Prize(Points.of(10), 500_000)), null));

        assertThat(run(drawing)).isEqualTo(run(drawing));
        assertThat(rowCounts()).containsEntry("lottery_seed", 0L);
    }

    @Test
    void nothing_is_written() {
        Map<String, Long> before = rowCounts();

        run(CampaignBuilder.on(Trigger.CHARGE).within(1_000));
        run(CampaignBuilder.on(Trigger.PAYMENT).when(new CountCondition.FirstPeople(1)));

        assertThat(rowCounts()).isEqualTo(before).hasSizeGreaterThan(30);
        assertThat(before.get("domain_event")).isPositive();
    }

    @Test
    void a_range_is_past_runs_forward_and_ends_within_three_years() {
        CampaignBuilder any = CampaignBuilder.on(Trigger.CHARGE);

        assertThatThrownBy(() -> SIMULATION.run(any.rules(), END, END))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.code()).isEqualTo("SIMULATION_RANGE_TURNED"));
        assertThatThrownBy(() -> SIMULATION.run(any.rules(), END, at("2023-04-21T00:00")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.code()).isEqualTo("SIMULATION_RANGE_AHEAD"));
        assertThatThrownBy(() -> SIMULATION.run(any.rules(), at("2020-04-10T23:59"), END))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.code()).isEqualTo("SIMULATION_RANGE_TOO_LONG"));
        assertThat(SIMULATION.run(any.rules(), at("2020-04-11T00:00"), END).occasions())
                .isEqualTo(5);
    }

    private static SimulationResult run(CampaignBuilder campaign) {
        return SIMULATION.run(campaign.rules(), APRIL, END);
    }

    private static Map<String, Long> rowCounts() {
        JdbcClient jdbc = NODE.bean(JdbcClient.class);
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list()
                .forEach(table ->
                        counts.put(
                                table,
                                jdbc.sql("SELECT count(*) FROM " + table)
                                        .query(Long.class)
                                        .single()));
        return counts;
    }

    private static WalletId opened(Residency residency) {
        WalletId wallet = WalletId.next();
        NODE.ledger().send(new OpenWallet(wallet, HolderRef.next(), residency, false));
        return wallet;
    }

    private static ChargeId charge(WalletId wallet, long amount) {
        return Scenario.charge(NODE.ledger(), wallet, amount);
    }

    private static Instant at(String japaneseTime) {
        return Instant.parse(japaneseTime + ":00Z").minus(Duration.ofHours(9));
    }
}
