package jp.nagaokapay.ledger.campaign.grant;

import java.util.Map;
import jp.nagaokapay.ledger.campaign.grant.OnTheirWayBatch.There;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes a batch of what is on its way: three statements at most. */
final class OnTheirWayWrites {
    private final BulkWrite there;
    private final BulkWrite less;
    private final BulkWrite gone;

    OnTheirWayWrites(JdbcTemplate jdbc) {
        there =
                new BulkWrite(
                        jdbc,
                        """
                        INSERT INTO points_on_their_way
                            (campaign_id, occasion_id, wallet_id, points, grant_on)
                        SELECT * FROM unnest(?, ?, ?, ?, ?)
                        ON CONFLICT (campaign_id, occasion_id) DO UPDATE SET
                            points = excluded.points, grant_on = excluded.grant_on
                        """,
                        "text text text bigint date");
        less =
                new BulkWrite(
                        jdbc,
                        """
                        WITH change AS (
                            SELECT * FROM unnest(?, ?, ?) AS e(campaign_id, occasion_id, points)),
                        gone AS (
                            DELETE FROM points_on_their_way p USING change e
                            WHERE p.campaign_id = e.campaign_id AND p.occasion_id = e.occasion_id
                                AND p.points <= e.points)
                        UPDATE points_on_their_way p SET points = p.points - e.points FROM change e
                        WHERE p.campaign_id = e.campaign_id AND p.occasion_id = e.occasion_id
                            AND p.points > e.points
                        """,
                        "text text bigint");
        gone =
                new BulkWrite(
                        jdbc,
                        """
                        DELETE FROM points_on_their_way p
                        USING unnest(?, ?) AS e(campaign_id, occasion_id)
                        WHERE p.campaign_id = e.campaign_id AND p.occasion_id = e.occasion_id
                        """,
                        "text text");
    }

    void write(OnTheirWayBatch batch) {
        less.write(
                batch.less.entrySet().stream()
                        .map(one ->
                                new @Nullable Object[] {
                                    one.getKey().campaignId(),
                                    one.getKey().occasionId(),
                                    one.getValue()
                                })
                        .toList());
        gone.write(
                batch.gone.stream()
                        .map(key -> new @Nullable Object[] {key.campaignId(), key.occasionId()})
                        .toList());
        there.write(batch.there.entrySet().stream().map(OnTheirWayWrites::row).toList());
    }

    private static @Nullable Object[] row(Map.Entry<OnTheirWayBatch.Key, There> one) {
        return new @Nullable Object[] {
            one.getKey().campaignId(),
            one.getKey().occasionId(),
            one.getValue().walletId(),
            one.getValue().points(),
            one.getValue().grantOn()
        };
    }
}
