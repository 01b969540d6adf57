package jp.nagaokapay.ledger.campaign.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.NoteCount;
import jp.nagaokapay.ledger.campaign.CampaignCommand.PauseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ResumeCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReviseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignRule;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Listed;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition.AccountAge;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition.Residents;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition.Wallets;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.RulesFault;
import jp.nagaokapay.ledger.campaign.rules.RulesRefused;
import jp.nagaokapay.ledger.campaign.rules.Stacking;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.campaign.simulation.DraftSimulation;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.CloseWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Points for everybody who meets conditions on a day. */
class MassGrantTest {
    private static final LedgerNode NODE = LedgerNode.on(TestDatabase.freshUrl());
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final WhenMassGrantOpensThenEarn job = NODE.bean(WhenMassGrantOpensThenEarn.class);
    private final CampaignList campaigns = NODE.bean(CampaignList.class);
    private final JdbcClient jdbc = NODE.bean(JdbcClient.class);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @Test
    void residents_get_points_once_and_firms_strangers_and_closed_wallets_none() {
        WalletId resident = opened(Residency.RESIDENT, false);
        WalletId stranger = opened(Residency.NON_RESIDENT, false);
        WalletId firm = opened(Residency.RESIDENT, true);
        WalletId closed = opened(Residency.RESIDENT, false);
        NODE.ledger().send(new CloseWallet(closed, Yen.ZERO));
        WalletId suspended = opened(Residency.RESIDENT, false);
        NODE.ledger().send(new SuspendWallet(suspended, "紛失"));
        CampaignId campaign = live(rules(1_000_000, new Residents(Residency.RESIDENT)));

        run();
        run();

        assertThat(points(resident)).isEqualTo(1_000);
        assertThat(points(suspended)).isEqualTo(1_000);
        assertThat(points(stranger)).isZero();
        assertThat(points(firm)).isZero();
        RollProgress.Progress progress = progress(campaign);
        assertThat(progress.completedAt()).isNotNull();
        assertThat(progress.seen()).isEqualTo(progress.people()).isGreaterThanOrEqualTo(5);
        assertThat(listed(campaign).grantCount()).isEqualTo(progress.met());
    }

    @Test
    void a_list_names_who_gets_points_cards_and_firms_too() {
        WalletId listed = opened(Residency.NON_RESIDENT, true);
        WalletId other = opened(Residency.RESIDENT, false);
        CampaignId campaign = live(rules(1_000_000, new Wallets(List.of(listed, listed))));

        run();

        assertThat(points(listed)).isEqualTo(1_000);
        assertThat(points(other)).isZero();
        assertThat(progress(campaign).met()).isEqualTo(1);
    }

    @Test
    void a_wallet_that_is_too_young_gets_none() {
        WalletId young = opened(Residency.RESIDENT, false);
        live(rules(1_000_000, new AccountAge(1), new Wallets(List.of(young))));

        run();

        assertThat(points(young)).isZero();
    }

    @Test
    void after_a_crash_in_a_page_and_with_two_nodes_at_once_nobody_gets_points_twice() {
        List<WalletId> people = people(6);
        CampaignId campaign = live(rules(1_000_000, new Wallets(people)));
        run();
        jdbc.sql(
                        """
                        UPDATE campaign_roll SET cursor = '', seen = 0, met = 0, completed_at = NULL
                         WHERE campaign_id = ?
                        """)
                .param(campaign.value())
                .update();

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(job::run), CompletableFuture.runAsync(job::run))
                .join();
        drain();

        assertThat(people).allSatisfy(one -> assertThat(points(one)).isEqualTo(1_000));
        assertThat(progress(campaign).met()).isEqualTo(6);
        assertThat(progress(campaign).seen()).isEqualTo(progress(campaign).people());
    }

    @Test
    void where_the_budget_ends_who_has_a_wallet_longest_has_points() {
        List<WalletId> people = people(4);
        CampaignId campaign = live(rules(2_500, new Wallets(people)));

        run();

        assertThat(people.stream().map(MassGrantTest::points))
                .containsExactly(1_000L, 1_000L, 500L, 0L);
        assertThat(listed(campaign).endReason()).isEqualTo(EndReason.BUDGET);
        assertThat(listed(campaign).granted()).isEqualTo(Points.of(2_500));
    }

    @Test
    void a_pause_halts_it_and_an_end_by_hand_stops_it() {
        List<WalletId> people = people(1);
        CampaignId paused = live(rules(1_000_000, new Wallets(people)));
        NODE.ledger().send(new PauseCampaign(paused, "staff:1"));
        CampaignId ended = live(rules(1_000_000, new Wallets(people)));
        NODE.ledger().send(new EndCampaign(ended, "staff:1"));
        run();
        assertThat(points(people.getFirst())).isZero();

        NODE.ledger().send(new ResumeCampaign(paused, "staff:1"));
        run();

        assertThat(points(people.getFirst())).isEqualTo(1_000);
    }

    @Test
    void it_is_counted_before_the_council_sees_it_and_again_after_a_change() {
        WalletId one = opened(Residency.RESIDENT, false);
        WalletId closed = opened(Residency.RESIDENT, false);
        NODE.ledger().send(new CloseWallet(closed, Yen.ZERO));
        CampaignRules rules = rules(10, new Wallets(List.of(one, closed)));
        CampaignId campaign = CampaignId.next();
        NODE.ledger().send(new DraftCampaign(campaign, rules, "staff:1"));
        assertRefused(campaign, CampaignRule.MASS_GRANT_IS_COUNTED);

        RollCount.Result counted = NODE.bean(RollCount.class).of(rules);
        assertThat(counted).isEqualTo(new RollCount.Result(1, Points.of(1_000)));
        NODE.ledger().send(new NoteCount(campaign, counted.people(), counted.points(), "staff:1"));
        NODE.ledger().send(new ReviseCampaign(campaign, rules, "staff:1"));
        assertRefused(campaign, CampaignRule.MASS_GRANT_IS_COUNTED);
        NODE.ledger().send(new NoteCount(campaign, 1, Points.of(1_000), "staff:1"));
        NODE.ledger().send(new SubmitCampaign(campaign, "staff:1"));

        assertThat(listed(campaign).counted()).isNotNull();
    }

    @Test
    void it_gives_a_fixed_amount_beside_all_other_campaigns_and_is_not_simulated() {
        CampaignRules rules = rules(1_000);
        assertThatThrownBy(() ->
                        new CampaignRules(
                                rules.name(),
                                Trigger.ROLL,
                                rules.opensAt(),
                                rules.closesAt(),
                                rules.budget(),
                                List.of(),
                                rules.reward(),
                                rules.caps(),
                                rules.points(),
                                new Stacking(1, "春")))
                .isInstanceOfSatisfying(
                        RulesRefused.class,
                        refused ->
                                assertThat(refused.fault()).isEqualTo(RulesFault.STACKING_UNFIT));
        assertThatThrownBy(() -> rules.rewarding(new Reward.Rate(100)))
                .isInstanceOf(RulesRefused.class);
        assertThatThrownBy(() ->
                        NODE.bean(DraftSimulation.class).run(rules, NOW.minusSeconds(60), NOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.rule().code()).isEqualTo("SIMULATION_OF_ROLL"));
    }

    private static void assertRefused(CampaignId campaign, CampaignRule rule) {
        assertThatThrownBy(() -> NODE.ledger().send(new SubmitCampaign(campaign, "staff:1")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private static List<WalletId> people(int count) {
        List<WalletId> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(opened(Residency.RESIDENT, false));
        }
        return people;
    }

    private static WalletId opened(Residency residency, boolean corporate) {
        WalletId wallet = WalletId.next();
        NODE.ledger().send(new OpenWallet(wallet, HolderRef.next(), residency, corporate));
        return wallet;
    }

    private static CampaignRules rules(long budget, Condition... conditions) {
        return new CampaignRules(
                "物価高騰対策",
                Trigger.ROLL,
                NOW.minusSeconds(60),
                NOW.plusSeconds(86_400),
                Points.of(budget),
                List.of(conditions),
                new Reward.Fixed(Points.of(1_000)),
                Caps.NONE,
                new PointsRule(new PointsExpiry.AfterDays(30), ShopClass.SHOPPING_STREET));
    }

    private static CampaignId live(CampaignRules rules) {
        CampaignId campaign = CampaignId.next();
        NODE.ledger().send(new DraftCampaign(campaign, rules, "staff:1"));
        NODE.ledger().send(new NoteCount(campaign, 1, Points.of(1), "staff:1"));
        NODE.ledger().send(new SubmitCampaign(campaign, "staff:1"));
        NODE.ledger().send(new ApproveCampaign(campaign, "staff:2"));
        return campaign;
    }

    /** A run of the job, with all that follows from it. */
    private void run() {
        drain();
        job.run();
        drain();
    }

    private static void drain() {
        NODE.processors().awaitDrained(Duration.ofSeconds(30));
    }

    private static long points(WalletId wallet) {
        return NODE.bean(jp.nagaokapay.ledger.wallet.Wallets.class)
                .find(wallet)
                .orElseThrow()
                .points()
                .amount();
    }

    private RollProgress.Progress progress(CampaignId campaign) {
        return NODE.bean(RollProgress.class).of(campaign).orElseThrow();
    }

    private Listed listed(CampaignId campaign) {
        return campaigns.find(campaign).orElseThrow();
    }
}
