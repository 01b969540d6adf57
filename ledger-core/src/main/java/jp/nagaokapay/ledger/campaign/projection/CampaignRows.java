package jp.nagaokapay.ledger.campaign.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignQuery;
import jp.nagaokapay.ledger.campaign.CampaignQuery.Listed;
import jp.nagaokapay.ledger.campaign.CampaignQuery.Page;
import jp.nagaokapay.ledger.campaign.CampaignQuery.Proposal;
import jp.nagaokapay.ledger.campaign.CampaignStage;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads campaigns out of their tables. */
final class CampaignRows {
    private static final String SELECT =
            """
            SELECT c.*, coalesce(g.granted, 0) AS granted,
                coalesce(g.grant_count, 0) AS grant_count,
                coalesce(g.participants, 0) AS participants
            FROM campaign_list c LEFT JOIN campaign_grants g USING (campaign_id)
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CampaignRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Listed> running(Instant now) {
        Timestamp at = Timestamp.from(now);
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE stage = 'APPROVED' AND opens_at <= ? AND closes_at > ?
                                ORDER BY closes_at, campaign_id
                                """)
                .params(at, at)
                .query(this::listed)
                .list();
    }

    Page page(boolean budgets, @Nullable CampaignId after, int limit) {
        int size = Math.clamp(limit, 1, CampaignQuery.PAGE_MAX);
        List<Listed> found =
                jdbc.sql(
                                SELECT
                                        + """
                                        WHERE (rules -> 'reward' ->> 'type' = 'AS_ASKED') = :budgets
                                        AND (:after::text IS NULL OR (drafted_at, campaign_id) <
                                            (SELECT drafted_at, campaign_id FROM campaign_list
                                            WHERE campaign_id = :after))
                                        ORDER BY drafted_at DESC, campaign_id DESC
                                        LIMIT :limit
                                        """)
                        .param("budgets", budgets)
                        .param("after", after == null ? null : after.value())
                        .param("limit", size + 1)
                        .query(this::listed)
                        .list();
        return found.size() > size
                ? new Page(found.subList(0, size), found.get(size - 1).campaignId())
                : new Page(found, null);
    }

    Optional<Listed> find(CampaignId campaignId) {
        return jdbc.sql(SELECT + "WHERE campaign_id = ?")
                .param(campaignId.value())
                .query(this::listed)
                .optional();
    }

    Optional<Listed> partnerBudget(PartnerId partnerId, Instant now) {
        Timestamp at = Timestamp.from(now);
        return jdbc.sql(
                        SELECT
                                + """
                                WHERE rules -> 'reward' ->> 'type' = 'AS_ASKED'
                                AND rules -> 'conditions' -> 0 ->> 'partnerId' = ?
                                AND (stage IN ('APPROVED', 'PAUSED') OR end_reason = 'BUDGET')
                                AND opens_at <= ? AND closes_at > ?
                                ORDER BY stage <> 'APPROVED', stage <> 'PAUSED', closes_at,
                                    campaign_id
                                LIMIT 1
                                """)
                .params(partnerId.value(), at, at)
                .query(this::listed)
                .optional();
    }

    private Listed listed(ResultSet row, int number) throws SQLException {
        Timestamp endedAt = row.getTimestamp("ended_at");
        String endReason = row.getString("end_reason");
        return new Listed(
                new CampaignId(row.getString("campaign_id")),
                CampaignStage.valueOf(row.getString("stage")),
                rules(row.getString("rules")),
                Points.of(row.getLong("granted")),
                row.getLong("grant_count"),
                row.getLong("participants"),
                row.getTimestamp("drafted_at").toInstant(),
                row.getString("drafted_by"),
                row.getString("submitted_by"),
                row.getString("decided_by"),
                row.getString("rejection_reason"),
                endedAt == null ? null : endedAt.toInstant(),
                endReason == null ? null : EndReason.valueOf(endReason),
                row.getInt("version"),
                proposal(row.getString("proposal"), row.getString("proposal_stage")),
                row.getInt("budget_level"),
                row.getString("seed_told"));
    }

    private @Nullable Proposal proposal(@Nullable String stored, @Nullable String stage) {
        return stored == null || stage == null
                ? null
                : new Proposal(rules(stored), CampaignStage.valueOf(stage));
    }

    private CampaignRules rules(String stored) {
        try {
            return json.readValue(stored, CampaignRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a campaign's listed rules cannot be read", e);
        }
    }
}
