package jp.nagaokapay.ledger.campaign.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.Projected;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationRecovered;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsEarned;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay.Entry;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Each story is told event by event, and in one batch. */
class PointsOnTheirWayTest {
    private static final CampaignId CAMPAIGN = new CampaignId("campaign:1");
    private static final WalletId ANN = new WalletId("wallet:ann");
    private static final Instant NOW = Instant.parse("2023-04-10T03:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2023, 4, 17);

    private final SingleConnectionDataSource database =
            new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
    private final PointsOnTheirWay way =
            new PointsOnTheirWay(new JdbcTemplate(database), group -> {});
    private final Projected projected = new Projected(database, way);

    @AfterEach
    void close() {
        database.destroy();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void what_is_earned_is_on_its_way_until_it_arrives(int batch) {
        tell(batch, earned("a", 300));
        assertThat(way.sum(ANN)).isEqualTo(Points.of(300));
        tell(batch, allocated("a", 300, null));
        assertThat(way.sum(ANN)).isEqualTo(Points.of(300));
        tell(batch, granted("a", 300));
        assertThat(way.sum(ANN)).isEqualTo(Points.ZERO);
        assertThat(way.entries(ANN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void what_waits_for_a_day_says_which(int batch) {
        tell(
                batch,
                earned("a", 300),
                earned("b", 200),
                allocated("a", 300, DAY),
                allocated("b", 200, DAY),
                earned("c", 50));

        assertThat(way.entries(ANN))
                .containsExactly(
                        new Entry(CAMPAIGN, CAMPAIGN.value(), Points.of(50), null),
                        new Entry(CAMPAIGN, CAMPAIGN.value(), Points.of(500), DAY));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void what_the_budget_does_not_give_is_not_on_its_way(int batch) {
        tell(
                batch,
                earned("a", 300),
                earned("b", 300),
                allocated("a", 120, DAY),
                allocated("b", 0, DAY));

        assertThat(way.sum(ANN)).isEqualTo(Points.of(120));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void what_is_refunded_before_its_day_is_less_or_gone(int batch) {
        tell(
                batch,
                earned("a", 300),
                earned("b", 300),
                allocated("a", 300, DAY),
                allocated("b", 300, DAY));
        tell(batch, recovered("a", 100), recovered("b", 300));

        assertThat(way.sum(ANN)).isEqualTo(Points.of(200));
        tell(batch, recovered("a", 50), recovered("a", 150));
        assertThat(way.entries(ANN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void what_the_wallet_refuses_is_gone(int batch) {
        tell(
                batch,
                earned("a", 300),
                allocated("a", 300, null),
                new AllocationReturned(CAMPAIGN, NOW, ANN, "a", Points.of(300), Points.of(1_000)));

        assertThat(way.sum(ANN)).isEqualTo(Points.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void points_taken_back_from_the_wallet_change_nothing(int batch) {
        tell(
                batch,
                earned("a", 300),
                earned("b", 200),
                allocated("a", 300, null),
                granted("a", 300),
                recovered("a", 300));

        assertThat(way.sum(ANN)).isEqualTo(Points.of(200));
    }

    private void tell(int batch, LedgerEvent... events) {
        projected.apply(List.of(events), batch);
    }

    private static PointsEarned earned(String occasionId, long points) {
        return new PointsEarned(
                ParticipationId.of(CAMPAIGN, ANN),
                NOW,
                CAMPAIGN,
                ANN,
                occasionId,
                Points.of(points),
                Points.of(points));
    }

    private static BudgetAllocated allocated(
            String occasionId, long points, @Nullable LocalDate grantOn) {
        return new BudgetAllocated(
                CAMPAIGN,
                NOW,
                1,
                List.of(
                        new Allocation(
                                ANN,
                                occasionId,
                                Points.of(300),
                                Points.of(points),
                                NOW,
                                DAY.plusDays(100),
                                grantOn)),
                null,
                Points.of(1_000));
    }

    private static AllocationRecovered recovered(String occasionId, long points) {
        return new AllocationRecovered(
                CAMPAIGN,
                NOW,
                ANN,
                occasionId,
                "refund:" + points,
                NOW,
                Points.of(points),
                Points.of(1_000));
    }

    private static PointsGranted granted(String occasionId, long points) {
        GrantId grant = GrantId.of(CAMPAIGN.value(), occasionId);
        return new PointsGranted(
                ANN,
                NOW,
                grant,
                CAMPAIGN.value(),
                occasionId,
                LotId.of(grant),
                Points.of(points),
                DAY.plusDays(100),
                null);
    }
}
