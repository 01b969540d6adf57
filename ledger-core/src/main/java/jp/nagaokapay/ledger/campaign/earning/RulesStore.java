package jp.nagaokapay.ledger.campaign.earning;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignApproved;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignEnded;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignPaused;
import jp.nagaokapay.ledger.campaign.CampaignEvent.CampaignResumed;
import jp.nagaokapay.ledger.campaign.CampaignEvent.VersionApproved;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import org.springframework.beans.factory.annotation.Qualifier;
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
    private final ObjectMapper json;

    /** Approved rules never change, so these are good in any batch. */
    private final Cache<Version, CampaignRules> parsed =
            Caffeine.newBuilder().maximumSize(PARSED_MAX).build();

    public RulesStore(JdbcClient jdbc, @Qualifier("defaultAxonObjectMapper") ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether a decision changes which rules are in force. */
    static boolean concerns(CampaignEvent event) {
        return event instanceof CampaignApproved
                || event instanceof VersionApproved
                || event instanceof CampaignPaused
                || event instanceof CampaignResumed
                || event instanceof CampaignEnded;
    }

    /** Takes in such a decision. */
    void on(CampaignEvent event) {
        switch (event) {
            case CampaignApproved e -> inForce(e.campaignId(), 1, e.rules());
            case VersionApproved e -> inForce(e.campaignId(), e.version(), e.rules());
            case CampaignPaused e -> paused(e.campaignId(), true);
            case CampaignResumed e -> paused(e.campaignId(), false);
            case CampaignEnded e -> closed(e.campaignId(), e.occurredAt());
            default -> throw new IllegalArgumentException("changes no rules: " + event);
        }
    }

    /**
     * The campaigns that were not over at {@code at} and do not pause, in a fixed order. A day more
     * than needed is read, for the clocks of nodes that are not quite the same.
     */
    List<Running> runningAt(Instant at) {
        return jdbc.sql(
                        """
                        SELECT campaign_id, version, rules, closes_at
                        FROM policy_earn_campaign JOIN policy_earn_rules
                            USING (campaign_id, version)
                        WHERE NOT paused AND closes_at > ?::timestamptz - interval '1 day'
                        ORDER BY campaign_id
                        """)
                .param(Timestamp.from(at))
                .query((row, _) -> {
                    CampaignId id = new CampaignId(row.getString("campaign_id"));
                    int version = row.getInt("version");
                    return new Running(
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
                                read(
                                        jdbc.sql(
                                                        """
                                                        SELECT rules FROM policy_earn_rules
                                                        WHERE campaign_id = ? AND version = ?
                                                        """)
                                                .params(campaignId.value(), version)
                                                .query(String.class)
                                                .single())));
    }

    private CampaignRules parsed(CampaignId campaignId, int version, String rules) {
        return requireNonNull(parsed.get(new Version(campaignId, version), _ -> read(rules)));
    }

    private void inForce(CampaignId campaignId, int version, CampaignRules rules) {
        jdbc.sql(
                        """
                        INSERT INTO policy_earn_rules (campaign_id, version, rules)
                        VALUES (?, ?, ?::jsonb) ON CONFLICT DO NOTHING
                        """)
                .params(campaignId.value(), version, written(rules))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO policy_earn_campaign (campaign_id, version, closes_at)
                        VALUES (?, ?, ?)
                        ON CONFLICT (campaign_id) DO UPDATE SET
                            version = excluded.version, closes_at = excluded.closes_at
                        WHERE policy_earn_campaign.version < excluded.version
                        """)
                .params(campaignId.value(), version, Timestamp.from(rules.closesAt()))
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
                .params(Timestamp.from(at), campaignId.value())
                .update();
    }

    private CampaignRules read(String rules) {
        try {
            return json.readValue(rules, CampaignRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a campaign's stored rules cannot be read", e);
        }
    }

    private String written(CampaignRules rules) {
        try {
            return json.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a campaign's rules cannot be stored", e);
        }
    }

    private record Version(CampaignId campaignId, int version) {}
}
