package jp.nagaokapay.ledger.campaign.report;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the points of each campaign, up to the moment when it was asked for. */
@Component
public final class CampaignReports {
    /** What was to be taken back and had been spent is lost, but no more than stays spent. */
    private static final String SELECT =
            """
            SELECT campaign_id, coalesce(l.granted, 0) AS granted, coalesce(l.used, 0) AS used,
                coalesce(l.expired, 0) AS expired, coalesce(l.lapsed, 0) AS lapsed,
                coalesce(l.taken_back, 0) AS taken_back, coalesce(l.lost, 0) AS lost,
                coalesce(l.people, 0) AS people, coalesce(l.grants, 0) AS grants,
                coalesce(e.occasions, 0) AS occasions
            FROM (
                SELECT campaign_id, sum(granted) AS granted, sum(used) AS used,
                    sum(expired) AS expired, sum(lapsed) AS lapsed, sum(taken_back) AS taken_back,
                    sum(least(missing, used)) AS lost, count(DISTINCT wallet_id) FILTER (WHERE granted > 0) AS people,
                    count(*) FILTER (WHERE granted > 0) AS grants
                FROM campaign_lot WHERE :campaign::text IS NULL OR campaign_id = :campaign
                GROUP BY campaign_id) AS l
            FULL JOIN (
                SELECT * FROM campaign_earned
                WHERE :campaign::text IS NULL OR campaign_id = :campaign) AS e USING (campaign_id)
            ORDER BY campaign_id
            """;

    private static final String CITY_TOTALS =
            """
            SELECT coalesce(sum(charges), 0) AS charges, coalesce(sum(charged), 0) AS charged,
                coalesce(sum(payments), 0) AS payments, coalesce(sum(paid), 0) AS paid
            FROM campaign_city_day WHERE business_date BETWEEN ? AND ?
            """;

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    CampaignReports(JdbcClient jdbc, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    /** The figures of a campaign; nothing but zeros when it never granted. */
    public Figures figures(CampaignId campaignId) {
        barrier.awaitHead(CampaignProcessors.REPORT);
        return jdbc.sql(SELECT)
                .param("campaign", campaignId.value())
                .query((row, _) -> figures(row))
                .optional()
                .orElse(Figures.NONE);
    }

    /** Those of all campaigns in which anything was earned. */
    public Map<CampaignId, Figures> all() {
        Map<CampaignId, Figures> all = new LinkedHashMap<>();
        barrier.awaitHead(CampaignProcessors.REPORT);
        jdbc.sql(SELECT)
                .param("campaign", null)
                .query(row -> {
                    all.put(new CampaignId(row.getString("campaign_id")), figures(row));
                });
        return all;
    }

    /** What the whole city did on the dates from {@code first} to {@code last}, both included. */
    public CityTotals cityTotals(LocalDate first, LocalDate last) {
        return jdbc.sql(CITY_TOTALS)
                .params(Date.valueOf(first), Date.valueOf(last))
                .query((row, _) ->
                        new CityTotals(
                                row.getLong("charges"),
                                row.getLong("charged"),
                                row.getLong("payments"),
                                row.getLong("paid")))
                .single();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        long takenBack = row.getLong("taken_back");
        long granted = row.getLong("granted") - takenBack;
        long used = row.getLong("used");
        long expired = row.getLong("expired");
        long lapsed = row.getLong("lapsed");
        return new Figures(
                granted,
                used,
                expired,
                lapsed,
                takenBack,
                row.getLong("lost"),
                granted - used - expired - lapsed,
                row.getLong("people"),
                row.getLong("grants"),
                row.getLong("occasions"));
    }

    /**
     * Points of one campaign: {@code granted = used + expired + lapsed + outstanding}.
     *
     * @param granted what reached wallets, less what was taken back
     * @param used spent less refunded
     * @param lapsed gone with a closed wallet, or on its way back into a lot that was gone
     * @param takenBack since what had earned them was refunded or reversed
     * @param lost of the used ones, those that were to be taken back and had been spent
     * @param outstanding still in wallets, held ones included
     * @param people wallets that got any
     * @param grants grants that reached wallets
     * @param occasions occasions that earned
     */
    public record Figures(
            long granted,
            long used,
            long expired,
            long lapsed,
            long takenBack,
            long lost,
            long outstanding,
            long people,
            long grants,
            long occasions) {
        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Sums over some dates; reversals and refunds count on their own date.
     *
     * @param charges completed less reversed
     * @param charged yen, less reversed
     * @param payments captured; a refund does not take one back
     * @param paid yen captured less refunded
     */
    public record CityTotals(long charges, long charged, long payments, long paid) {}
}
