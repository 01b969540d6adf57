package jp.nagaokapay.ledger.campaign.projection;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignReports;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link CampaignReportProjection} writes. */
@Component
class ReportRows implements CampaignReports {
    /** What was to be taken back and had been spent is lost, but no more than stays spent. */
    private static final String SELECT =
            """
            SELECT campaign_id, coalesce(l.granted, 0) AS granted, coalesce(l.used, 0) AS used,
                coalesce(l.expired, 0) AS expired, coalesce(l.lapsed, 0) AS lapsed,
                coalesce(l.taken_back, 0) AS taken_back, coalesce(l.lost, 0) AS lost,
                coalesce(l.people, 0) AS people, coalesce(l.grants, 0) AS grants,
                coalesce(e.triggers, 0) AS triggers
            FROM (
                SELECT campaign_id, sum(granted) AS granted, sum(used) AS used,
                    sum(expired) AS expired, sum(lapsed) AS lapsed, sum(taken_back) AS taken_back,
                    sum(least(missing, used)) AS lost, count(DISTINCT wallet_id) AS people,
                    count(*) AS grants
                FROM campaign_lot WHERE :campaign::text IS NULL OR campaign_id = :campaign
                GROUP BY campaign_id) AS l
            FULL JOIN (
                SELECT * FROM campaign_earned
                WHERE :campaign::text IS NULL OR campaign_id = :campaign) AS e USING (campaign_id)
            ORDER BY campaign_id
            """;

    private static final String TOWN =
            """
            SELECT coalesce(sum(charges), 0) AS charges, coalesce(sum(charged), 0) AS charged,
                coalesce(sum(payments), 0) AS payments, coalesce(sum(paid), 0) AS paid
            FROM campaign_town_day WHERE business_date BETWEEN ? AND ?
            """;

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Figures figures(CampaignId campaignId) {
        return jdbc.sql(SELECT)
                .param("campaign", campaignId.value())
                .query((row, _) -> figures(row))
                .optional()
                .orElse(Figures.NONE);
    }

    @Override
    public Map<CampaignId, Figures> all() {
        Map<CampaignId, Figures> all = new LinkedHashMap<>();
        jdbc.sql(SELECT)
                .param("campaign", null)
                .query(row -> {
                    all.put(new CampaignId(row.getString("campaign_id")), figures(row));
                });
        return all;
    }

    @Override
    public Town town(LocalDate first, LocalDate last) {
        return jdbc.sql(TOWN)
                .params(Date.valueOf(first), Date.valueOf(last))
                .query((row, _) ->
                        new Town(
                                row.getLong("charges"),
                                row.getLong("charged"),
                                row.getLong("payments"),
                                row.getLong("paid")))
                .single();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        long granted = row.getLong("granted");
        long used = row.getLong("used");
        long expired = row.getLong("expired");
        long lapsed = row.getLong("lapsed");
        long takenBack = row.getLong("taken_back");
        return new Figures(
                granted,
                used,
                expired,
                lapsed,
                takenBack,
                row.getLong("lost"),
                granted - used - expired - lapsed - takenBack,
                row.getLong("people"),
                row.getLong("grants"),
                row.getLong("triggers"));
    }
}
