package jp.nagaokapay.ledger.campaign;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static jp.nagaokapay.ledger.campaign.Campaigns.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.EarningLowered;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveClaimed;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsEarned;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsGivenBack;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class CampaignExactnessTest {
    private static final DataSource DATABASE =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);

    @RepeatedTest(25)
    void exactly_the_budget_or_the_demand_is_granted_whatever_is_sent_again(
            RepetitionInfo repetition) throws ClassNotFoundException {
        Random random = new Random(repetition.getCurrentRepetition());
        try (UnsteadyWorld world = new UnsteadyWorld(random, DATABASE)) {
            Map<CampaignId, CampaignRules> campaigns = approved(world, random);

            List<WalletCharged> charges = crowd(world, random, false);

            campaigns.forEach((id, rules) -> {
                holdsItsPromises(world, id, rules);
                assertThat(granted(world, id))
                        .isEqualTo(Math.min(rules.budget().amount(), demand(rules, charges)));
            });
        }
    }

    @RepeatedTest(25)
    void budget_and_caps_stay_exact_when_wallets_refuse_and_change_their_mind(
            RepetitionInfo repetition) throws ClassNotFoundException {
        Random random = new Random(1_000 + repetition.getCurrentRepetition());
        try (UnsteadyWorld world = new UnsteadyWorld(random, DATABASE)) {
            Map<CampaignId, CampaignRules> campaigns = approved(world, random);

            crowd(world, random, true);

            campaigns.forEach((id, rules) -> holdsItsPromises(world, id, rules));
        }
    }

    private static void holdsItsPromises(UnsteadyWorld world, CampaignId id, CampaignRules rules) {
        List<PointsGranted> grants = grantsOf(world, id);
        assertThat(granted(world, id)).isLessThanOrEqualTo(rules.budget().amount());
        assertThat(grants).extracting(PointsGranted::occasionId).doesNotHaveDuplicates();
        Map<WalletId, Long> byWallet =
                grants.stream()
                        .collect(
                                groupingBy(
                                        PointsGranted::walletId,
                                        summingLong(grant -> grant.points().amount())));
        if (rules.caps().perPerson() != null) {
            long cap = rules.caps().perPerson().amount();
            assertThat(byWallet.values()).allMatch(total -> total <= cap);
        }
        assertThat(earned(world, id))
                .containsExactlyInAnyOrderEntriesOf(byParticipation(id, byWallet, world));
        assertThat(remaining(world, id, rules))
                .isEqualTo(rules.budget().amount() - granted(world, id));
        assertThat(
                        world.events(CampaignEnded.class).stream()
                                .filter(e -> e.campaignId().equals(id)))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static Map<CampaignId, CampaignRules> approved(UnsteadyWorld world, Random random) {
        Map<CampaignId, CampaignRules> campaigns = new HashMap<>();
        for (int i = 0; i < 2; i++) {
            CampaignId id = CampaignId.next();
            CampaignRules rules =
                    Campaigns.rules(
                            1 + random.nextInt(60_000),
                            1 + random.nextInt(5_000),
                            random.nextBoolean() ? null : 1L + random.nextInt(8_000));
            world.send(new DraftCampaign(id, rules, "staff:1"));
            world.send(new SubmitCampaign(id, "staff:1"));
            world.send(new ApproveCampaign(id, "staff:2"));
            campaigns.put(id, rules);
        }
        return campaigns;
    }

    private static List<WalletCharged> crowd(UnsteadyWorld world, Random random, boolean moods) {
        List<WalletId> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(WalletId.next());
        }
        List<WalletCharged> charges = new ArrayList<>();
        int count = random.nextInt(80);
        for (int i = 0; i < count; i++) {
            WalletId wallet = people.get(random.nextInt(people.size()));
            WalletCharged charge = charge(wallet, i, 1_000L * (1 + random.nextInt(50)));
            charges.add(charge);
            world.happened(charge);
            for (int moves = random.nextInt(4); moves > 0; moves--) {
                world.somethingMoves();
            }
            if (moods && random.nextInt(6) == 0) {
                world.wallets().shut(people.get(random.nextInt(people.size())));
            }
            if (moods && random.nextInt(6) == 0) {
                world.wallets().open(people.get(random.nextInt(people.size())));
            }
        }
        world.everythingSettles();
        return charges;
    }

    private static WalletCharged charge(WalletId wallet, int second, long amount) {
        ChargeId id = ChargeId.next();
        return new WalletCharged(
                wallet,
                OPENS.plusSeconds(second),
                id,
                LotId.of(id),
                Yen.of(amount),
                Channel.BANK,
                BusinessDate.of(OPENS).plusMonths(6));
    }

    /** The slow and obvious way to say what people have earned. */
    private static long demand(CampaignRules rules, List<WalletCharged> charges) {
        Map<WalletId, Long> worth = new HashMap<>();
        for (WalletCharged charge : charges) {
            long rate = ((Reward.Rate) rules.reward()).basisPoints();
            worth.merge(charge.walletId(), charge.amount().amount() * rate / 10_000, Long::sum);
        }
        var cap = rules.caps().perPerson();
        return worth.values().stream()
                .mapToLong(sum -> cap == null ? sum : Math.min(sum, cap.amount()))
                .sum();
    }

    private static List<PointsGranted> grantsOf(UnsteadyWorld world, CampaignId id) {
        return world.events(PointsGranted.class).stream()
                .filter(grant -> grant.source().equals(id.value()))
                .toList();
    }

    private static long granted(UnsteadyWorld world, CampaignId id) {
        return grantsOf(world, id).stream().mapToLong(grant -> grant.points().amount()).sum();
    }

    /** What every participation says it has earned. */
    private static Map<ParticipationId, Long> earned(UnsteadyWorld world, CampaignId id) {
        Map<ParticipationId, Long> earned = new HashMap<>();
        for (ParticipationEvent event : world.events(ParticipationEvent.class)) {
            if (event.campaignId().equals(id)) {
                switch (event) {
                    case PointsEarned e -> earned.put(e.participationId(), e.earned().amount());
                    case IncentiveClaimed e -> earned.put(e.participationId(), e.earned().amount());
                    case PointsGivenBack e -> earned.put(e.participationId(), e.earned().amount());
                    case EarningLowered _ -> {
                        // what it takes back comes as given back
                    }
                }
            }
        }
        return earned;
    }

    private static Map<ParticipationId, Long> byParticipation(
            CampaignId id, Map<WalletId, Long> byWallet, UnsteadyWorld world) {
        Set<WalletId> everybody = new HashSet<>();
        for (PointsEarned event : world.events(PointsEarned.class)) {
            if (event.campaignId().equals(id)) {
                everybody.add(event.walletId());
            }
        }
        Map<ParticipationId, Long> expected = new HashMap<>();
        everybody.forEach(wallet ->
                expected.put(ParticipationId.of(id, wallet), byWallet.getOrDefault(wallet, 0L)));
        return expected;
    }

    private static long remaining(UnsteadyWorld world, CampaignId id, CampaignRules rules) {
        long remaining = rules.budget().amount();
        for (CampaignEvent event : world.events(CampaignEvent.class)) {
            if (event.campaignId().equals(id)) {
                if (event instanceof BudgetAllocated e) {
                    remaining = e.remaining().amount();
                } else if (event instanceof AllocationReturned e) {
                    remaining = e.remaining().amount();
                }
            }
        }
        return remaining;
    }
}
