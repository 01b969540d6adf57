package jp.nagaokapay.ledger.campaign.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationRecovered;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionApproved;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.Campaigns;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.WalletEvent.LotExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is left of a budget, and how much of the rest has arrived. */
@NullMarked
class BudgetFiguresTest {
    private static final CampaignId CAMPAIGN = new CampaignId("campaign:spring");
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final Instant NOW = Instant.parse("2023-04-10T03:00:00Z");
    private static final LocalDate END = LocalDate.of(2023, 10, 10);

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final CampaignList campaigns =
            new CampaignList(JdbcClient.create(database), group -> {});
    private final Projected projected =
            new Projected(
                    database,
                    new CampaignListProjection(
                            new ProjectionWrites(new JdbcTemplate(database)),
                            JdbcClient.create(database)));
    private final List<LedgerEvent> story = new ArrayList<>();

    @AfterEach
    void close() {
        database.destroy();
    }

    @Test
    void what_remains_is_what_is_not_handed_out_wherever_the_points_are() {
        happens(new CampaignDrafted(CAMPAIGN, NOW, rules(2_000), "staff:1"));
        expect(0, 0, 2_000);
        happens(new CampaignApproved(CAMPAIGN, NOW, rules(2_000), "staff:2"));
        // given a budget that is handed out to its end, and nothing in the wallets
        happens(allocated("charge:1", 1_500, 500));
        expect(1_500, 0, 500);
        happens(allocated("charge:2", 500, 0));
        happens(new CampaignEnded(CAMPAIGN, NOW, EndReason.BUDGET, null));
        expect(2_000, 0, 0);
        // when what earned some of it is refunded before the points arrive
        happens(recovered("charge:1", 300, 300));
        expect(1_700, 0, 300);
        // and they arrive, but for those that a wallet does not take
        happens(granted("charge:1", 1_200));
        expect(1_700, 1_200, 300);
        happens(
                new AllocationReturned(
                        CAMPAIGN, NOW, ANN, "charge:2", Points.of(500), Points.of(800)));
        expect(1_200, 1_200, 800);
        // and some are taken back out of the wallet
        happens(takenBack("charge:1", 200), recovered("charge:1", 200, 1_000));
        expect(1_000, 1_000, 1_000);
        // and the rest expires, which no budget sees again
        happens(new LotExpired(ANN, NOW, lot("charge:1"), LotKind.POINTS, Yen.of(1_000), END));
        expect(1_000, 1_000, 1_000);
        // and a new version brings more
        happens(new VersionApproved(CAMPAIGN, NOW, 2, rules(5_000), "staff:2"));
        expect(1_000, 1_000, 4_000);

        // then it is the same after a rebuild, however the events are batched
        for (int batch : new int[] {1, 3, story.size()}) {
            projected.reset().apply(story, batch);
            expect(1_000, 1_000, 4_000);
        }
    }

    private void happens(LedgerEvent... events) {
        story.addAll(List.of(events));
        projected.apply(events);
    }

    private void expect(long allocated, long granted, long remaining) {
        CampaignList.Listed listed = campaigns.find(CAMPAIGN).orElseThrow();
        assertThat(listed.allocated()).isEqualTo(Points.of(allocated));
        assertThat(listed.granted()).isEqualTo(Points.of(granted));
        assertThat(listed.onTheirWay()).isEqualTo(Points.of(allocated - granted));
        assertThat(listed.remaining()).isEqualTo(Points.of(remaining));
    }

    private static CampaignRules rules(long budget) {
        return Campaigns.rules(budget, 1_000, null);
    }

    private static BudgetAllocated allocated(String occasion, long points, long remaining) {
        return new BudgetAllocated(
                CAMPAIGN,
                NOW,
                1,
                List.of(
                        new Allocation(
                                ANN, occasion, Points.of(points), Points.of(points), NOW, END)),
                null,
                Points.of(remaining));
    }

    private static AllocationRecovered recovered(String occasion, long points, long remaining) {
        return new AllocationRecovered(
                CAMPAIGN,
                NOW,
                ANN,
                occasion,
                "refund:" + remaining,
                NOW,
                Points.of(points),
                Points.of(remaining));
    }

    private static PointsGranted granted(String occasion, long points) {
        return new PointsGranted(
                ANN,
                NOW,
                grant(occasion),
                CAMPAIGN.value(),
                occasion,
                lot(occasion),
                Points.of(points),
                END,
                null);
    }

    private static PointsTakenBack takenBack(String occasion, long points) {
        return new PointsTakenBack(
                ANN,
                NOW,
                grant(occasion),
                CAMPAIGN.value(),
                occasion,
                "refund:1",
                lot(occasion),
                Points.of(points),
                Points.ZERO,
                END);
    }

    private static GrantId grant(String occasion) {
        return GrantId.of(CAMPAIGN.value(), occasion);
    }

    private static LotId lot(String occasion) {
        return LotId.of(grant(occasion));
    }
}
