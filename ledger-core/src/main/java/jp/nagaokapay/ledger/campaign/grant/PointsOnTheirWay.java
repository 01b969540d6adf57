package jp.nagaokapay.ledger.campaign.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationRecovered;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.PointsEarned;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * ポイント付与予定: what a wallet has earned and not got yet, from where it is earned to the wallet. For a
 * moment it may show more than the budget of a campaign will give.
 *
 * <p>That a participation gets points back says nothing new here: the budget gave less, the wallet
 * refused, or they were recovered.
 */
@Component
@ProcessingGroup(CampaignProcessors.POINTS_ON_THEIR_WAY)
public final class PointsOnTheirWay {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final ReadBarrier barrier;
    private final OnTheirWayWrites writes;

    PointsOnTheirWay(JdbcTemplate template, ReadBarrier barrier) {
        this.barrier = barrier;
        this.template = template;
        jdbc = JdbcClient.create(template);
        writes = new OnTheirWayWrites(template);
    }

    @EventHandler
    void on(PointsEarned e) {
        batch().there(
                        e.campaignId().value(),
                        e.occasionId(),
                        e.walletId(),
                        e.points().amount(),
                        null);
    }

    @EventHandler
    void on(BudgetAllocated e) {
        e.entries()
                .forEach(one ->
                        batch().there(
                                        e.campaignId().value(),
                                        one.occasionId(),
                                        one.walletId(),
                                        one.points().amount(),
                                        one.grantOn()));
    }

    /** When the points are in the wallet already, nothing is on its way to be less. */
    @EventHandler
    void on(AllocationRecovered e) {
        batch().less(e.campaignId().value(), e.occasionId(), e.points().amount());
    }

    @EventHandler
    void on(AllocationReturned e) {
        batch().gone(e.campaignId().value(), e.occasionId());
    }

    @EventHandler
    void on(PointsGranted e) {
        if (CampaignId.isOne(e.source())) {
            batch().gone(e.source(), e.occasionId());
        }
    }

    @ResetHandler
    void reset() {
        template.execute("TRUNCATE points_on_their_way");
    }

    /** All of them together, maybe as they were moments ago: no balance waits for them. */
    public Points sum(WalletId walletId) {
        return Points.of(
                jdbc.sql(
                                """
                                SELECT coalesce(sum(points), 0) FROM points_on_their_way
                                WHERE wallet_id = ?
                                """)
                        .param(walletId.value())
                        .query(Long.class)
                        .single());
    }

    /** By campaign and day, those of a day first in front; those without one come any moment. */
    public List<Entry> entries(WalletId walletId) {
        barrier.awaitHead(CampaignProcessors.POINTS_ON_THEIR_WAY);
        return jdbc.sql(
                        """
                        SELECT campaign_id, coalesce(min(c.rules ->> 'name'), campaign_id) AS name,
                            sum(p.points) AS points, p.grant_on
                        FROM points_on_their_way p LEFT JOIN campaign_list c USING (campaign_id)
                        WHERE p.wallet_id = ?
                        GROUP BY campaign_id, p.grant_on
                        ORDER BY p.grant_on NULLS FIRST, campaign_id
                        """)
                .param(walletId.value())
                .query(PointsOnTheirWay::entry)
                .list();
    }

    private OnTheirWayBatch batch() {
        return ProjectionWrites.gather(
                CampaignProcessors.POINTS_ON_THEIR_WAY, OnTheirWayBatch::new, writes::write);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new CampaignId(row.getString("campaign_id")),
                row.getString("name"),
                Points.of(row.getLong("points")),
                row.getObject("grant_on", LocalDate.class));
    }

    /**
     * @param grantOn the day on which they reach the wallet; null is at once
     */
    public record Entry(
            CampaignId campaignId,
            String campaignName,
            Points points,
            @Nullable LocalDate grantOn) {}
}
