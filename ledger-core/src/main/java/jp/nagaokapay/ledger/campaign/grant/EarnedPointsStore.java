package jp.nagaokapay.ledger.campaign.grant;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Earned points as {@code policy-grant} knows them, in that processor's own transaction. */
@Component
public class EarnedPointsStore {
    private final JdbcClient jdbc;
    private final BulkWrite writes;

    public EarnedPointsStore(JdbcTemplate template) {
        jdbc = JdbcClient.create(template);
        writes =
                new BulkWrite(
                        template,
                        """
                        INSERT INTO policy_grant_points (campaign_id, occasion_id, wallet_id,
                            points, at_most, reference, earned_at, expires_on, restriction,
                            grant_on, sent)
                        SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (campaign_id, occasion_id) DO UPDATE SET
                            points = excluded.points, at_most = excluded.at_most,
                            reference = excluded.reference, expires_on = excluded.expires_on,
                            restriction = excluded.restriction, grant_on = excluded.grant_on,
                            sent = excluded.sent
                        """,
                        "text text text bigint bigint text timestamptz date text date bool");
    }

    List<EarnedPoints> find(Set<EarnedPoints.Key> keys) {
        return jdbc.sql(
                        """
                        SELECT i.* FROM policy_grant_points i
                        JOIN unnest(:campaigns::text[], :occasions::text[]) AS k(c, t)
                            ON i.campaign_id = k.c AND i.occasion_id = k.t
                        """)
                .param("campaigns", texts(keys.stream().map(EarnedPoints.Key::campaignId).toList()))
                .param("occasions", texts(keys.stream().map(EarnedPoints.Key::occasionId).toList()))
                .query(EarnedPointsStore::read)
                .list();
    }

    /** What waits for a day. */
    List<EarnedPoints> waiting(CampaignId campaignId, LocalDate grantOn) {
        return jdbc.sql(
                        """
                        SELECT * FROM policy_grant_points
                        WHERE campaign_id = ? AND grant_on = ? AND NOT sent ORDER BY occasion_id
                        """)
                .params(campaignId.value(), Date.valueOf(grantOn))
                .query(EarnedPointsStore::read)
                .list();
    }

    boolean isReleased(CampaignId campaignId, LocalDate grantOn) {
        return jdbc.sql(
                        """
                        SELECT 1 FROM policy_grant_released
                        WHERE campaign_id = ? AND grant_on = ?
                        """)
                .params(campaignId.value(), Date.valueOf(grantOn))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void released(CampaignId campaignId, LocalDate grantOn) {
        jdbc.sql(
                        """
                        INSERT INTO policy_grant_released (campaign_id, grant_on) VALUES (?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(campaignId.value(), Date.valueOf(grantOn))
                .update();
    }

    /** The days up to {@code today} for which something waits and that are not released. */
    public List<Map.Entry<CampaignId, LocalDate>> due(LocalDate today) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT campaign_id, grant_on FROM policy_grant_points i
                        WHERE NOT sent AND grant_on <= ? AND NOT EXISTS (
                            SELECT 1 FROM policy_grant_released r
                            WHERE r.campaign_id = i.campaign_id AND r.grant_on = i.grant_on)
                        ORDER BY grant_on, campaign_id
                        """)
                .param(Date.valueOf(today))
                .query((row, _) ->
                        Map.entry(
                                new CampaignId(row.getString(1)),
                                row.getObject(2, LocalDate.class)))
                .list();
    }

    void write(Collection<EarnedPoints> earned) {
        writes.write(earned.stream().map(EarnedPointsStore::row).toList());
    }

    /** Deletes what is granted and older than any refund or reversal; at most 10,000 a time. */
    public int deleteBefore(Instant instant) {
        return jdbc.sql(
                        """
                        DELETE FROM policy_grant_points WHERE ctid IN (
                            SELECT ctid FROM policy_grant_points
                            WHERE earned_at < ? AND (sent OR grant_on IS NULL) LIMIT 10000)
                        """)
                .param(SqlTime.utc(instant))
                .update();
    }

    private static @Nullable Object[] row(EarnedPoints one) {
        return new @Nullable Object[] {
            one.campaignId(),
            one.occasionId(),
            one.walletId(),
            one.points().amount(),
            one.atMost() == null ? null : one.atMost().amount(),
            one.reference(),
            one.earnedAt(),
            one.expiresOn(),
            one.restriction(),
            one.grantOn(),
            one.sent()
        };
    }

    private static EarnedPoints read(ResultSet row, int number) throws SQLException {
        long atMost = row.getLong("at_most");
        Points bound = row.wasNull() ? null : Points.of(atMost);
        String restriction = row.getString("restriction");
        return new EarnedPoints(
                new CampaignId(row.getString("campaign_id")),
                row.getString("occasion_id"),
                new WalletId(row.getString("wallet_id")),
                Points.of(row.getLong("points")),
                bound,
                row.getString("reference"),
                row.getTimestamp("earned_at").toInstant(),
                row.getObject("expires_on", LocalDate.class),
                restriction == null ? null : ShopClass.valueOf(restriction),
                row.getObject("grant_on", LocalDate.class),
                row.getBoolean("sent"));
    }

    private static String[] texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }
}
