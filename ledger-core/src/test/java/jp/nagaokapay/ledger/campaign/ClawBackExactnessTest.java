package jp.nagaokapay.ledger.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftVersion;
import jp.nagaokapay.ledger.campaign.CampaignCommand.PauseCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ResumeCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationRecovered;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsEarned;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsGivenBack;
import jp.nagaokapay.ledger.campaign.earning.RandomStory;
import jp.nagaokapay.ledger.campaign.earning.Story;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Counting;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.OccasionNumber;
import jp.nagaokapay.ledger.campaign.rules.CountCondition.Span;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Random campaigns over random histories with refunds, on processors that crash anywhere. */
class ClawBackExactnessTest {
    private static final DataSource DATABASE =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private static final LocalDate FAR = LocalDate.of(2024, 1, 1);

    @RepeatedTest(40)
    void without_bounds_everybody_keeps_what_the_rest_would_have_earned(RepetitionInfo repetition)
            throws ClassNotFoundException {
        Random random = new Random(repetition.getCurrentRepetition());
        try (UnsteadyWorld world = new UnsteadyWorld(random, DATABASE)) {
            Story story = new Story();
            for (int i = 0; i < 2; i++) {
                CampaignRules rules = timed(RandomStory.campaign(random), random).rules();
                story.runs(approve(world, rules, i), rules);
            }

            live(world, story, random);

            Map<String, Long> kept = new TreeMap<>();
            world.events(PointsGranted.class)
                    .forEach(
                            e -> add(kept, e.source() + " " + e.occasionId(), e.points().amount()));
            world.events(PointsTakenBack.class)
                    .forEach(e ->
                            add(
                                    kept,
                                    e.source() + " " + e.occasionId(),
                                    -e.points().amount() - e.missing().amount()));
            kept.values().removeIf(worth -> worth == 0);
            assertThat(kept).isEqualTo(story.reference());
        }
    }

    @RepeatedTest(40)
    void budgets_and_caps_hold_and_what_comes_back_serves_others(RepetitionInfo repetition)
            throws ClassNotFoundException {
        Random random = new Random(9_000 + repetition.getCurrentRepetition());
        try (UnsteadyWorld world = new UnsteadyWorld(random, DATABASE)) {
            Story story = new Story();
            Map<CampaignId, CampaignRules> campaigns = new HashMap<>();
            for (int i = 0; i < 2; i++) {
                CampaignRules rules =
                        timed(RandomStory.campaign(random), random)
                                .within(1 + random.nextInt(3_000))
                                .atMost(caps(random))
                                .rules();
                String name = approve(world, rules, i);
                story.runs(name, rules);
                campaigns.put(new CampaignId("campaign:" + name), rules);
            }

            live(world, story, random);

            campaigns.forEach((id, rules) -> holdsItsPromises(world, story, id, rules));
        }
    }

    @RepeatedTest(20)
    void turns_are_remembered_over_a_pause_and_a_new_version(RepetitionInfo repetition)
            throws ClassNotFoundException {
        Random random = new Random(repetition.getCurrentRepetition());
        try (UnsteadyWorld world = new UnsteadyWorld(random, DATABASE)) {
            CampaignId id = new CampaignId("campaign:0");
            CampaignBuilder second =
                    CampaignBuilder.on(Trigger.CHARGE)
                            .when(new OccasionNumber(2, null, Span.CAMPAIGN, Counting.OCCASIONS));
            approve(world, second.rules(), 0);
            Story story = new Story().opens("hana").charges("hana", 1_000);
            story.events().forEach(world::happened);
            world.somethingMoves();
            world.send(new PauseCampaign(id, "staff:1"));
            world.send(new ResumeCampaign(id, "staff:1"));
            world.happened(story.charges("hana", 2_000).events().getLast());
            world.send(
                    new DraftVersion(id, second.gives(new Reward.Rate(2_000)).rules(), "staff:1"));
            world.send(new SubmitCampaign(id, "staff:1"));
            world.send(new ApproveCampaign(id, "staff:2"));
            world.happened(story.charges("hana", 3_000).events().getLast());
            world.everythingSettles();

            assertThat(world.events(PointsGranted.class))
                    .extracting(e -> e.points().amount())
                    .containsExactlyInAnyOrder(200L, 600L);
        }
    }

    @RepeatedTest(10)
    void a_charge_undone_while_the_campaign_pauses_is_no_turn_and_the_others_stay(
            RepetitionInfo repetition) throws ClassNotFoundException {
        Random random = new Random(repetition.getCurrentRepetition());
        try (UnsteadyWorld world = new UnsteadyWorld(random, DATABASE)) {
            CampaignId id = new CampaignId("campaign:0");
            approve(
                    world,
                    CampaignBuilder.on(Trigger.CHARGE)
                            .when(new OccasionNumber(1, 1, Span.CAMPAIGN, Counting.OCCASIONS))
                            .rules(),
                    0);
            Story story = new Story().opens("hana").charges("hana", 1_000).charges("hana", 2_000);
            story.events().forEach(world::happened);
            world.send(new PauseCampaign(id, "staff:1"));
            world.somethingMoves();
            world.happened(story.reverses(2).events().getLast());
            world.somethingMoves();
            world.send(new ResumeCampaign(id, "staff:1"));
            world.happened(story.charges("hana", 3_000).events().getLast());
            world.everythingSettles();

            assertThat(world.events(PointsGranted.class))
                    .extracting(e -> e.points().amount())
                    .containsExactly(100L);
        }
    }

    private static void holdsItsPromises(
            UnsteadyWorld world, Story story, CampaignId id, CampaignRules rules) {
        Map<String, Long> byOccasion = new HashMap<>();
        Map<WalletId, Long> byWallet = new HashMap<>();
        Map<LocalDate, Long> byDay = new HashMap<>();
        Map<String, LocalDate> days = new HashMap<>();
        world.events(PointsEarned.class)
                .forEach(e -> days.put(e.occasionId(), BusinessDate.of(e.occurredAt())));
        for (PointsGranted e : world.events(PointsGranted.class)) {
            if (e.source().equals(id.value())) {
                byOccasion.merge(e.occasionId(), e.points().amount(), Long::sum);
                byWallet.merge(e.walletId(), e.points().amount(), Long::sum);
                byDay.merge(days.get(e.occasionId()), e.points().amount(), Long::sum);
            }
        }
        for (PointsTakenBack e : world.events(PointsTakenBack.class)) {
            if (e.source().equals(id.value())) {
                byOccasion.merge(e.occasionId(), -e.points().amount(), Long::sum);
                byWallet.merge(e.walletId(), -e.points().amount(), Long::sum);
            }
        }
        long granted = byWallet.values().stream().mapToLong(Long::longValue).sum();
        assertThat(granted).isBetween(0L, rules.budget().amount());
        assertThat(remaining(world, id, rules)).isEqualTo(rules.budget().amount() - granted);
        Caps caps = rules.caps();
        assertThat(byWallet.values()).allMatch(sum -> under(caps.perPerson(), sum));
        assertThat(byOccasion.values()).allMatch(sum -> under(caps.perTrigger(), sum));
        assertThat(byDay.values()).allMatch(sum -> under(caps.allPerDay(), sum));
        Map<WalletId, Long> earned = earned(world, id);
        byWallet.values().removeIf(sum -> sum == 0);
        assertThat(earned).isEqualTo(byWallet);
        if (rules.stacking() != null) {
            return; // whose turn it is depends on which budget ended when
        }
        Map<String, Long> worths = story.reference();
        world.events(PointsTakenBack.class).stream()
                .filter(e -> e.source().equals(id.value()))
                .forEach(e -> byOccasion.merge(e.occasionId(), -e.missing().amount(), Long::sum));
        byOccasion.forEach((occasionId, kept) ->
                assertThat(kept).isBetween(0L, worths.getOrDefault(id + " " + occasionId, 0L)));
    }

    private static void live(UnsteadyWorld world, Story story, Random random) {
        RandomStory.happen(story, random);
        for (LedgerEvent event : story.events()) {
            world.happened(event);
            for (int moves = random.nextInt(4); moves > 0; moves--) {
                world.somethingMoves();
                world.wallets().spend(random);
            }
            if (random.nextInt(10) == 0) {
                world.release(BusinessDate.of(event.occurredAt()));
            }
        }
        world.everythingSettles();
        world.release(FAR);
        world.everythingSettles();
    }

    private static CampaignBuilder timed(CampaignBuilder campaign, Random random) {
        return random.nextInt(3) == 0 ? campaign.afterClosing() : campaign;
    }

    private static Caps caps(Random random) {
        return new Caps(
                maybe(random, 2_000),
                maybe(random, 400),
                maybe(random, 600),
                maybe(random, 1_000),
                maybe(random, 1_500),
                maybe(random, 3_000));
    }

    private static Points maybe(Random random, int most) {
        return random.nextBoolean() ? null : Points.of(1 + random.nextInt(most));
    }

    private static String approve(UnsteadyWorld world, CampaignRules rules, int number) {
        CampaignId id = new CampaignId("campaign:" + number);
        world.send(new DraftCampaign(id, rules, "staff:1"));
        world.send(new SubmitCampaign(id, "staff:1"));
        world.send(new ApproveCampaign(id, "staff:2"));
        return "" + number;
    }

    private static long remaining(UnsteadyWorld world, CampaignId id, CampaignRules rules) {
        long remaining = rules.budget().amount();
        for (CampaignEvent event : world.events(CampaignEvent.class)) {
            if (event.campaignId().equals(id)) {
                remaining =
                        switch (event) {
                            case BudgetAllocated e -> e.remaining().amount();
                            case AllocationReturned e -> e.remaining().amount();
                            case AllocationRecovered e -> e.remaining().amount();
                            default -> remaining;
                        };
            }
        }
        return remaining;
    }

    private static Map<WalletId, Long> earned(UnsteadyWorld world, CampaignId id) {
        Map<WalletId, Long> earned = new HashMap<>();
        Map<String, WalletId> wallets = new HashMap<>();
        for (PointsEarned e : world.events(PointsEarned.class)) {
            wallets.put(e.participationId().value(), e.walletId());
            if (e.campaignId().equals(id)) {
                earned.merge(e.walletId(), e.points().amount(), Long::sum);
            }
        }
        for (PointsGivenBack e : world.events(PointsGivenBack.class)) {
            if (e.campaignId().equals(id)) {
                earned.merge(
                        wallets.get(e.participationId().value()), -e.points().amount(), Long::sum);
            }
        }
        earned.values().removeIf(sum -> sum == 0);
        return earned;
    }

    private static boolean under(Points cap, long sum) {
        return cap == null || sum <= cap.amount();
    }

    private static void add(Map<String, Long> to, String key, long points) {
        to.merge(key, points, Long::sum);
    }
}
