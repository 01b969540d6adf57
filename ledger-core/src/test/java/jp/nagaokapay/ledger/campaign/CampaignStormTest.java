package jp.nagaokapay.ledger.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import jp.nagaokapay.ledger.LedgerNode;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Listed;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.junit.jupiter.api.Test;

/**
 * The minute a campaign opens: everybody charges, on two nodes, and the node that runs the policies
 * goes away in the middle, twice.
 */
class CampaignStormTest {
    private static final CampaignId SPRING = new CampaignId("campaign:spring");
    private static final int PEOPLE = 1_100;
    private static final long CHARGE = 5_000;
    private static final long POINTS = 1_000;
    private static final long BUDGET = 1_000_000;
    private static final int AT_ONCE = 64;

    @Test
    void a_storm_of_a_hundred_thousand_points_too_many_gets_exactly_the_budget() throws Exception {
        String database = TestDatabase.freshUrl();
        LedgerNode steady = LedgerNode.on(database);
        List<WalletId> people = open(steady);
        approve(steady);
        steady.close(); // so that the processors run on a node that goes away

        LedgerNode shaky = LedgerNode.on(database);
        steady = LedgerNode.on(database);
        try {
            charge(steady, people.subList(0, 400));
            shaky.close();
            shaky = LedgerNode.on(database);
            charge(shaky, people.subList(400, 700));
            steady.close();
            charge(shaky, people.subList(700, PEOPLE));
            steady = LedgerNode.on(database);
            shaky.close();
            steady.processors().awaitDrained(Duration.ofSeconds(90));

            assertThat(points(steady, people)).isEqualTo(BUDGET);
            Listed campaign = steady.bean(CampaignList.class).find(SPRING).orElseThrow();
            assertThat(campaign.granted()).isEqualTo(Points.of(BUDGET));
            assertThat(campaign.grantCount()).isEqualTo(BUDGET / POINTS);
            assertThat(campaign.participants()).isEqualTo(BUDGET / POINTS);
            assertThat(campaign.endReason()).isEqualTo(EndReason.BUDGET);
        } finally {
            steady.close();
            shaky.close();
        }
    }

    private static List<WalletId> open(LedgerNode node) throws Exception {
        List<WalletId> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(WalletId.next());
        }
        all(
                people,
                wallet ->
                        node.ledger()
                                .send(
                                        new OpenWallet(
                                                wallet,
                                                HolderRef.next(),
                                                Residency.RESIDENT,
                                                false)));
        return people;
    }

    private static void approve(LedgerNode node) {
        CampaignRules rules =
                CampaignBuilder.on(Trigger.CHARGE)
                        .open(Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(86_400))
                        .gives(new Reward.Rate(2_000))
                        .atMost(new Caps(Points.of(POINTS)))
                        .within(BUDGET)
                        .rules();
        node.ledger().send(new DraftCampaign(SPRING, rules, "staff:1"));
        node.ledger().send(new SubmitCampaign(SPRING, "staff:1"));
        node.ledger().send(new ApproveCampaign(SPRING, "staff:2"));
    }

    private static void charge(LedgerNode node, List<WalletId> people) throws Exception {
        all(people, wallet -> Scenario.charge(node.ledger(), wallet, CHARGE));
    }

    private static void all(List<WalletId> people, Consumer<WalletId> each) throws Exception {
        Semaphore room = new Semaphore(AT_ONCE);
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (WalletId one : people) {
                room.acquire();
                done.add(
                        crowd.submit(() -> {
                            try {
                                each.accept(one);
                            } finally {
                                room.release();
                            }
                        }));
            }
        }
        for (Future<?> one : done) {
            one.get();
        }
    }

    private static long points(LedgerNode node, List<WalletId> people) {
        Wallets wallets = node.bean(Wallets.class);
        return people.stream()
                .mapToLong(wallet -> wallets.find(wallet).orElseThrow().points().amount())
                .sum();
    }
}
