package jp.nagaokapay.ledger.campaign.list;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationRecovered;
import jp.nagaokapay.ledger.campaign.CampaignEvent.AllocationReturned;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetAllocated;
import jp.nagaokapay.ledger.campaign.CampaignEvent.BudgetLevelReached;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignCounted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDeleted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignPaused;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignResumed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignRevised;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignWithdrawn;
import jp.nagaokapay.ledger.campaign.CampaignEvent.ResidentTextWritten;
import jp.nagaokapay.ledger.campaign.CampaignEvent.SeedRevealed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsTakenBack;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The campaigns, what of each is handed out, and what has reached the wallets. */
@Component
@ProcessingGroup(CampaignProcessors.LIST)
class CampaignListProjection {
    private final ProjectionWrites writes;
    private final JdbcClient jdbc;

    CampaignListProjection(ProjectionWrites writes, JdbcClient jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(CampaignDrafted e) {
        writes.add(
                """
                INSERT INTO campaign_list
                    (campaign_id, stage, rules, opens_at, closes_at, drafted_at, drafted_by)
                VALUES (?, 'DRAFT', ?::jsonb, ?, ?, ?, ?)
                ON CONFLICT (campaign_id) DO NOTHING
                """,
                e.campaignId().value(),
                StoredJson.write(e.rules()),
                e.rules().opensAt(),
                e.rules().closesAt(),
                e.occurredAt(),
                e.by());
    }

    @EventHandler
    void on(CampaignRevised e) {
        writes.add(
                """
                UPDATE campaign_list
                SET stage = 'DRAFT', rules = ?::jsonb, opens_at = ?, closes_at = ?, counted = NULL
                WHERE campaign_id = ?
                """,
                StoredJson.write(e.rules()),
                e.rules().opensAt(),
                e.rules().closesAt(),
                e.campaignId().value());
    }

    @EventHandler
    void on(CampaignCounted e) {
        writes.add(
                "UPDATE campaign_list SET counted = ?::jsonb WHERE campaign_id = ?",
                StoredJson.write(new Counted(e.people(), e.points(), e.occurredAt(), e.by())),
                e.campaignId().value());
    }

    @EventHandler
    void on(CampaignSubmitted e) {
        writes.add(
                """
                UPDATE campaign_list SET stage = 'SUBMITTED', submitted_by = ?
                WHERE campaign_id = ?
                """,
                e.by(),
                e.campaignId().value());
    }

    @EventHandler
    void on(CampaignApproved e) {
        writes.add(
                """
                UPDATE campaign_list
                SET stage = 'APPROVED', decided_by = ?, rejection_reason = NULL
                WHERE campaign_id = ?
                """,
                e.by(),
                e.campaignId().value());
    }

    @EventHandler
    void on(CampaignRejected e) {
        writes.add(
                """
                UPDATE campaign_list
                SET stage = 'REJECTED', decided_by = ?, rejection_reason = ?
                WHERE campaign_id = ?
                """,
                e.by(),
                e.reason(),
                e.campaignId().value());
    }

    @EventHandler
    void on(CampaignWithdrawn e) {
        writes.add(
                e.version() == 1
                        ? "UPDATE campaign_list SET stage = 'DRAFT' WHERE campaign_id = ?"
                        : "UPDATE campaign_list SET proposal_stage = 'DRAFT' WHERE campaign_id = ?",
                e.campaignId().value());
    }

    @EventHandler
    void on(CampaignDeleted e) {
        writes.add("DELETE FROM campaign_list WHERE campaign_id = ?", e.campaignId().value());
    }

    @EventHandler
    void on(ResidentTextWritten e) {
        writes.add(
                "UPDATE campaign_list SET resident_text = ?::jsonb WHERE campaign_id = ?",
                StoredJson.write(e.text()),
                e.campaignId().value());
    }

    @EventHandler
    void on(CampaignPaused e) {
        stage(e.campaignId(), "PAUSED");
    }

    @EventHandler
    void on(CampaignResumed e) {
        stage(e.campaignId(), "APPROVED");
    }

    @EventHandler
    void on(CampaignEnded e) {
        writes.add(
                """
                UPDATE campaign_list SET stage = 'ENDED', ended_at = ?, end_reason = ?
                WHERE campaign_id = ?
                """,
                e.occurredAt(),
                e.reason().name(),
                e.campaignId().value());
    }

    @EventHandler
    void on(VersionDrafted e) {
        writes.add(
                """
                UPDATE campaign_list
                SET proposal = ?::jsonb, proposal_stage = 'DRAFT', rejection_reason = NULL
                WHERE campaign_id = ?
                """,
                StoredJson.write(e.rules()),
                e.campaignId().value());
    }

    @EventHandler
    void on(VersionSubmitted e) {
        writes.add(
                """
                UPDATE campaign_list SET proposal_stage = 'SUBMITTED', submitted_by = ?
                WHERE campaign_id = ?
                """,
                e.by(),
                e.campaignId().value());
    }

    @EventHandler
    void on(VersionRejected e) {
        writes.add(
                """
                UPDATE campaign_list
                SET proposal_stage = 'REJECTED', decided_by = ?, rejection_reason = ?
                WHERE campaign_id = ?
                """,
                e.by(),
                e.reason(),
                e.campaignId().value());
    }

    @EventHandler
    void on(VersionApproved e) {
        writes.add(
                """
                UPDATE campaign_list
                SET version = ?, rules = ?::jsonb, closes_at = ?, decided_by = ?,
                    rejection_reason = NULL, proposal = NULL, proposal_stage = NULL,
                    budget_level = 0
                WHERE campaign_id = ?
                """,
                e.version(),
                StoredJson.write(e.rules()),
                e.rules().closesAt(),
                e.by(),
                e.campaignId().value());
    }

    @EventHandler
    void on(BudgetLevelReached e) {
        writes.add(
                "UPDATE campaign_list SET budget_level = ? WHERE campaign_id = ?",
                e.percent(),
                e.campaignId().value());
    }

    @EventHandler
    void on(SeedRevealed e) {
        writes.add(
                "UPDATE campaign_list SET revealed_seed = ? WHERE campaign_id = ?",
                e.seed(),
                e.campaignId().value());
    }

    @EventHandler
    void on(BudgetAllocated e) {
        grants(e.campaignId().value()).allocate(e.entries());
    }

    @EventHandler
    void on(AllocationReturned e) {
        grants(e.campaignId().value()).recover(e.points());
    }

    @EventHandler
    void on(AllocationRecovered e) {
        grants(e.campaignId().value()).recover(e.points());
    }

    @EventHandler
    void on(PointsTakenBack e) {
        if (CampaignId.isOne(e.source())) {
            grants(e.source()).takeBack(e);
        }
    }

    @EventHandler
    void on(PointsGranted e) {
        if (CampaignId.isOne(e.source())) {
            grants(e.source()).add(e);
        }
    }

    private CampaignGrants grants(String campaign) {
        return ProjectionWrites.<Map<String, CampaignGrants>>gather(
                        "campaign-grants",
                        LinkedHashMap::new,
                        grants -> grants.values().forEach(one -> one.write(jdbc)))
                .computeIfAbsent(campaign, CampaignGrants::new);
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE campaign_list, campaign_grants, campaign_participant").update();
    }

    private void stage(CampaignId campaignId, String stage) {
        writes.add(
                "UPDATE campaign_list SET stage = ? WHERE campaign_id = ?",
                stage,
                campaignId.value());
    }
}
