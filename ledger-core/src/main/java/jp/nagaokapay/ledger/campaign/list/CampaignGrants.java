package jp.nagaokapay.ledger.campaign.list;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one batch of events handed out and granted in one campaign; one statement, however many
 * people came.
 */
final class CampaignGrants {
    private final String campaign;
    private final Set<String> wallets = new LinkedHashSet<>();
    private long allocated;
    private long points;
    private long grants;

    CampaignGrants(String campaign) {
        this.campaign = campaign;
    }

    void allocate(List<Allocation> entries) {
        for (Allocation entry : entries) {
            allocated = Math.addExact(allocated, entry.points().amount());
        }
    }

    /** Points that are in the budget again. */
    void recover(Points back) {
        allocated = Math.subtractExact(allocated, back.amount());
    }

    void add(PointsGranted granted) {
        wallets.add(granted.walletId().value());
        points = Math.addExact(points, granted.points().amount());
        grants++;
    }

    /** Points that came back did not cost anything. */
    void takeBack(PointsTakenBack back) {
        points = Math.subtractExact(points, back.points().amount());
    }

    void write(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        WITH newcomer AS (
                            INSERT INTO campaign_participant (campaign_id, wallet_id)
                            SELECT :campaign, wallet FROM unnest(:wallets::text[]) AS wallet
                            ON CONFLICT DO NOTHING
                            RETURNING 1)
                        INSERT INTO campaign_grants AS g
                            (campaign_id, allocated, granted, grant_count, participants)
                        SELECT :campaign, :allocated, :points, :grants, count(*) FROM newcomer
                        ON CONFLICT (campaign_id) DO UPDATE
                        SET allocated = g.allocated + excluded.allocated,
                            granted = g.granted + excluded.granted,
                            grant_count = g.grant_count + excluded.grant_count,
                            participants = g.participants + excluded.participants
                        """)
                .param("campaign", campaign)
                .param("wallets", wallets.toArray(String[]::new))
                .param("allocated", allocated)
                .param("points", points)
                .param("grants", grants)
                .update();
    }
}
