package jp.nagaokapay.ledger.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.PauseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.RejectCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReleaseGrants;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ResumeCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReviseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.list.CampaignHistory;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Listed;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.GrantTiming;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.campaign.schedule.WhenTimePassesThenTendCampaigns;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletMetaData;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CampaignsOnPostgresTest {
    private static final LedgerNode NODE =
            LedgerNode.on(TestDatabase.freshUrl(), "nagaokapay.log.snapshot-every=5");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final CampaignList campaigns = NODE.bean(CampaignList.class);

    @AfterAll
    static void stop() {
        NODE.close();
    }

    @AfterEach
    void endWhatRuns() {
        drain();
        for (Listed running : campaigns.running(Instant.now())) {
            NODE.ledger().send(new EndCampaign(running.campaignId(), "staff:1"));
        }
        drain();
    }

    @Test
    void a_charge_in_a_live_campaign_brings_points_up_to_the_person_s_cap() {
        CampaignId campaign = live(rules(1_000_000, 3_000, 4_000L));
        WalletId wallet = opened();

        charge(wallet, 10_000);
        drain();
        charge(wallet, 10_000);
        drain();

        WalletView view = NODE.bean(Wallets.class).find(wallet).orElseThrow();
        assertThat(view.points()).isEqualTo(Yen.of(4_000));
        assertThat(view.lots())
                .filteredOn(lot -> lot.kind() == LotKind.POINTS)
                .hasSize(2)
                .allMatch(lot -> lot.restriction() == ShopClass.SHOPPING_STREET)
                .allMatch(lot -> lot.expiresOn().equals(today().plusDays(30)));
        Listed listed = campaigns.find(campaign).orElseThrow();
        assertThat(listed.granted()).isEqualTo(Points.of(4_000));
        assertThat(listed.grantCount()).isEqualTo(2);
        assertThat(listed.participants()).isEqualTo(1);
        assertThat(listed.statusAt(Instant.now())).isEqualTo(CampaignStatus.LIVE);
        assertThat(campaigns.running(Instant.now()))
                .extracting(Listed::campaignId)
                .contains(campaign);
    }

    @Test
    void nothing_earns_before_approval_while_paused_or_after_the_end() {
        CampaignId campaign = CampaignId.next();
        WalletId wallet = opened();
        NODE.ledger().send(new DraftCampaign(campaign, rules(1_000_000, 1_000, null), "staff:1"));
        NODE.ledger().send(new SubmitCampaign(campaign, "staff:1"));
        charge(wallet, 1_000);
        NODE.ledger().send(new ApproveCampaign(campaign, "staff:2"));
        charge(wallet, 2_000);
        NODE.ledger().send(new PauseCampaign(campaign, "staff:1"));
        charge(wallet, 3_000);
        NODE.ledger().send(new ResumeCampaign(campaign, "staff:1"));
        charge(wallet, 4_000);
        NODE.ledger().send(new EndCampaign(campaign, "staff:1"));
        charge(wallet, 5_000);
        drain();

        assertThat(NODE.bean(Wallets.class).find(wallet).orElseThrow().points())
                .isEqualTo(Yen.of(600));
        Listed listed = campaigns.find(campaign).orElseThrow();
        assertThat(listed.stage()).isEqualTo(CampaignStage.ENDED);
        assertThat(listed.endReason()).isEqualTo(EndReason.HAND);
    }

    @Test
    void a_crowd_gets_exactly_the_budget_and_the_campaign_ends() {
        CampaignId campaign = live(rules(20_000, 5_000, null));
        List<WalletId> wallets = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            wallets.add(opened());
        }
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            wallets.stream()
                                    .map(wallet ->
                                            CompletableFuture.runAsync(
                                                    () -> charge(wallet, 3_000), crowd))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        }
        drain();

        long granted =
                wallets.stream()
                        .mapToLong(wallet ->
                                NODE.bean(Wallets.class)
                                        .find(wallet)
                                        .orElseThrow()
                                        .points()
                                        .amount())
                        .sum();
        assertThat(granted).isEqualTo(20_000);
        Listed listed = campaigns.find(campaign).orElseThrow();
        assertThat(listed.granted()).isEqualTo(Points.of(20_000));
        assertThat(listed.participants()).isEqualTo(14);
        assertThat(listed.endReason()).isEqualTo(EndReason.BUDGET);
        assertThat(listed.statusAt(Instant.now())).isEqualTo(CampaignStatus.ENDED);
    }

    @Test
    void what_a_wallet_does_not_take_goes_back_to_the_budget() {
        CampaignId campaign = live(rules(1_000, 1_000, null));
        WalletId nobody = WalletId.next();
        ChargeId charge = ChargeId.next();
        WalletCharged charged =
                new WalletCharged(
                        nobody,
                        Instant.now(),
                        charge,
                        LotId.of(charge),
                        Yen.of(5_000),
                        Channel.BANK,
                        today().plusMonths(6));
        NODE.bean(EventStore.class)
                .publish(
                        new GenericDomainEventMessage<>(
                                "wallet",
                                WalletId.next().value(),
                                0,
                                charged,
                                new WalletMetaData(
                                                charged.amount(),
                                                charged.occurredAt(),
                                                Set.of(charged.lotId()))
                                        .beside(charged)));
        drain();
        WalletId wallet = opened();
        charge(wallet, 9_000);
        drain();

        assertThat(NODE.bean(Wallets.class).find(wallet).orElseThrow().points())
                .isEqualTo(Yen.of(900));
        Listed listed = campaigns.find(campaign).orElseThrow();
        assertThat(listed.granted()).isEqualTo(Points.of(900));
        assertThat(listed.onTheirWay()).isEqualTo(Points.ZERO);
        assertThat(listed.remaining()).isEqualTo(Points.of(100));
    }

    @Test
    void points_that_are_promised_are_off_the_budget_before_they_arrive() {
        CampaignId campaign =
                live(
                        CampaignBuilder.on(Trigger.CHARGE)
                                .open(NOW.minusSeconds(3_600), NOW.plusSeconds(86_400))
                                .gives(new Reward.Rate(5_000))
                                .within(2_000)
                                .afterClosing()
                                .rules());
        WalletId wallet = opened();
        ChargeId first = Scenario.charge(NODE.ledger(), wallet, 1_000);
        charge(wallet, 9_000);
        drain();

        Listed promised = campaigns.find(campaign).orElseThrow();
        assertThat(promised.endReason()).isEqualTo(EndReason.BUDGET);
        assertThat(promised.granted()).isEqualTo(Points.ZERO);
        assertThat(promised.onTheirWay()).isEqualTo(Points.of(2_000));
        assertThat(promised.remaining()).isEqualTo(Points.ZERO);
        assertThat(NODE.bean(CampaignHistory.class).of(campaign))
                .extracting(CampaignHistory.Step::remaining)
                .filteredOn(Objects::nonNull)
                .last()
                .isEqualTo(promised.remaining());

        NODE.ledger().send(new ReverseCharge(wallet, first));
        drain();
        LocalDate day = GrantTiming.AFTER_CLOSING.grantedOn(today());
        NODE.ledger().send(new ReleaseGrants(campaign, day, Instant.now()));
        drain();

        Listed arrived = campaigns.find(campaign).orElseThrow();
        assertThat(arrived.granted()).isEqualTo(Points.of(1_500));
        assertThat(arrived.onTheirWay()).isEqualTo(Points.ZERO);
        assertThat(arrived.remaining()).isEqualTo(Points.of(500));
    }

    @Test
    void a_campaign_ends_when_its_period_has_passed() {
        CampaignRules rules = rules(1_000, 1_000, null);
        Instant soon = Instant.now().plusSeconds(5);
        CampaignId campaign =
                live(
                        new CampaignRules(
                                rules.name(),
                                rules.trigger(),
                                rules.opensAt(),
                                soon,
                                rules.budget(),
                                rules.conditions(),
                                rules.reward(),
                                rules.caps(),
                                rules.points()));
        drain();
        WhenTimePassesThenTendCampaigns jobs = NODE.bean(WhenTimePassesThenTendCampaigns.class);

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    jobs.run(Instant.now());
                    drain();
                    return campaigns.find(campaign).orElseThrow().stage() == CampaignStage.ENDED;
                });

        assertThat(campaigns.find(campaign).orElseThrow().endReason()).isEqualTo(EndReason.PERIOD);
        assertThat(jobs.run(Instant.now())).isZero();
    }

    @Test
    void the_list_shows_who_decided_and_why() {
        CampaignId campaign = CampaignId.next();
        NODE.ledger().send(new DraftCampaign(campaign, rules(1_000, 1_000, null), "staff:1"));
        NODE.ledger().send(new SubmitCampaign(campaign, "staff:2"));
        NODE.ledger().send(new RejectCampaign(campaign, "too dear", "staff:3"));
        drain();

        Listed rejected = campaigns.find(campaign).orElseThrow();
        assertThat(rejected.stage()).isEqualTo(CampaignStage.REJECTED);
        assertThat(rejected.draftedBy()).isEqualTo("staff:1");
        assertThat(rejected.submittedBy()).isEqualTo("staff:2");
        assertThat(rejected.decidedBy()).isEqualTo("staff:3");
        assertThat(rejected.rejectionReason()).isEqualTo("too dear");

        NODE.ledger().send(new ReviseCampaign(campaign, rules(2_000, 1_000, null), "staff:1"));
        drain();
        assertThat(campaigns.find(campaign).orElseThrow().rules().budget())
                .isEqualTo(Points.of(2_000));
        assertThat(campaigns.list(null, 1).campaigns()).hasSize(1);
        assertThat(campaigns.list(campaign, 100).campaigns())
                .extracting(Listed::campaignId)
                .doesNotContain(campaign);
    }

    private static CampaignId live(CampaignRules rules) {
        CampaignId campaign = CampaignId.next();
        NODE.ledger().send(new DraftCampaign(campaign, rules, "staff:1"));
        NODE.ledger().send(new SubmitCampaign(campaign, "staff:1"));
        NODE.ledger().send(new ApproveCampaign(campaign, "staff:2"));
        return campaign;
    }

    private static CampaignRules rules(
            long budget, int basisPoints, @org.jspecify.annotations.Nullable Long perPerson) {
        return new CampaignRules(
                "使ってみよう",
                Trigger.CHARGE,
                NOW.minusSeconds(3_600),
                NOW.plusSeconds(86_400),
                Points.of(budget),
                List.of(),
                new Reward.Rate(basisPoints),
                perPerson == null ? Caps.NONE : new Caps(Points.of(perPerson)),
                new PointsRule(new PointsExpiry.AfterDays(30), ShopClass.SHOPPING_STREET));
    }

    private static WalletId opened() {
        WalletId wallet = WalletId.next();
        NODE.ledger().send(new OpenWallet(wallet, HolderRef.next(), Residency.RESIDENT, false));
        return wallet;
    }

    private static void charge(WalletId wallet, long amount) {
        Scenario.charge(NODE.ledger(), wallet, amount);
    }

    private static LocalDate today() {
        return BusinessDate.of(Instant.now());
    }

    private static void drain() {
        NODE.processors().awaitDrained(Duration.ofSeconds(30));
    }
}
