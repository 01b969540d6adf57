package jp.nagaokapay.ledger.campaign.earning;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
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
import jp.nagaokapay.ledger.campaign.CampaignEvent.GrantsReleased;
import jp.nagaokapay.ledger.campaign.CampaignEvent.ResidentTextWritten;
import jp.nagaokapay.ledger.campaign.CampaignEvent.SeedRevealed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionDrafted;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionRejected;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionSubmitted;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which rules are in force at the point of the log that {@code policy-earn} has reached: written
 * and read in that processor's own transaction.
 */
@Component
public class RulesStore {
    private static final int PARSED_MAX = 1_000;

    private final JdbcClient jdbc;

    /** Approved rules never change, so these are good in any batch. */
    private final Cache<Version, CampaignRules> parsed =
            Caffeine.newBuilder().maximumSize(PARSED_MAX).build();

    public RulesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a decision changes of the rules in force; empty when it is about something else. */
    Optional<Runnable> change(CampaignEvent event) {
        return switch (event) {
            case CampaignApproved e -> Optional.of(() -> inForce(e.campaignId(), 1, e.rules()));
            case VersionApproved e ->
                    Optional.of(() -> inForce(e.campaignId(), e.version(), e.rules()));
            case CampaignPaused e -> Optional.of(() -> paused(e.campaignId(), true));
            case CampaignResumed e -> Optional.of(() -> paused(e.campaignId(), false));
            case CampaignEnded e -> Optional.of(() -> closed(e.campaignId(), e.occurredAt()));
            case CampaignDrafted _,
                    CampaignRevised _,
                    CampaignSubmitted _,
                    CampaignRejected _,
                    CampaignWithdrawn _,
                    CampaignDeleted _,
                    ResidentTextWritten _,
                    CampaignCounted _,
                    VersionDrafted _,
                    VersionSubmitted _,
                    VersionRejected _,
                    BudgetAllocated _,
                    BudgetLevelReached _,
                    GrantsReleased _,
                    AllocationReturned _,
                    AllocationRecovered _,
                    SeedRevealed _ ->
                    Optional.empty();
        };
    }

    /**
     * The campaigns that were not over at {@code at} and do not pause, in a fixed order. A day more
     * than needed is read, for the clocks of nodes that are not quite the same.
     */
    List<RunningCampaign> runningAt(Instant at) {
        return jdbc.sql(
                        """
                        SELECT campaign_id, version, rules, closes_at
                        FROM policy_earn_campaign JOIN policy_earn_rules
                            USING (campaign_id, version)
                        WHERE NOT paused AND closes_at > ?::timestamptz - interval '1 day'
                        ORDER BY campaign_id
                        """)
                .param(SqlTime.utc(at))
                .query((row, _) -> {
                    CampaignId id = new CampaignId(row.getString("campaign_id"));
                    int version = row.getInt("version");
                    return new RunningCampaign(
                            id,
                            version,
                            parsed(id, version, row.getString("rules")),
                            row.getTimestamp("closes_at").toInstant());
                })
                .list();
    }

    CampaignRules of(CampaignId campaignId, int version) {
        return requireNonNull(
                parsed.get(
                        new Version(campaignId, version),
                        key ->
                                StoredJson.read(
                                        jdbc.sql(
                                                        """
                                                        SELECT rules FROM policy_earn_rules
                                                        WHERE campaign_id = ? AND version = ?
                                                        """)
                                                .params(campaignId.value(), version)
                                                .query(String.class)
                                                .single(),
                                        CampaignRules.class)));
    }

    private CampaignRules parsed(CampaignId campaignId, int version, String rules) {
        return requireNonNull(
                parsed.get(
                        new Version(campaignId, version),
                        _ -> StoredJson.read(rules, CampaignRules.class)));
    }

    private void inForce(CampaignId campaignId, int version, CampaignRules rules) {
        jdbc.sql(
                        """
                        INSERT INTO policy_earn_rules (campaign_id, version, rules)
                        VALUES (?, ?, ?::jsonb) ON CONFLICT DO NOTHING
                        """)
                .params(campaignId.value(), version, StoredJson.write(rules))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO policy_earn_campaign (campaign_id, version, closes_at)
                        VALUES (?, ?, ?)
                        ON CONFLICT (campaign_id) DO UPDATE SET
                            version = excluded.version, closes_at = excluded.closes_at
                        WHERE policy_earn_campaign.version < excluded.version
                        """)
                .params(campaignId.value(), version, SqlTime.utc(rules.closesAt()))
                .update();
    }

    private void paused(CampaignId campaignId, boolean paused) {
        jdbc.sql("UPDATE policy_earn_campaign SET paused = ? WHERE campaign_id = ?")
                .params(paused, campaignId.value())
                .update();
    }

    private void closed(CampaignId campaignId, Instant at) {
        jdbc.sql(
                        """
                        UPDATE policy_earn_campaign SET closes_at = least(closes_at, ?)
                        WHERE campaign_id = ?
                        """)
                .params(SqlTime.utc(at), campaignId.value())
                .update();
    }

    private record Version(CampaignId campaignId, int version) {}
}
