package jp.nagaokapay.ledger.campaign.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignRules;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which campaigns run at the point of the log that {@code policy-earn} has reached: written and
 * read in that processor's own transaction, so it goes back with a batch that fails and moves with
 * the processor to another node. Read once a batch, and again after a campaign changed within it.
 */
@Component
class RunningCampaigns {
    private static final String RESOURCE = "running-campaigns";
    private static final int PARSED_MAX = 1_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    /** Approved rules never change, so these are good in any batch. */
    private final Cache<CampaignId, CampaignRules> parsed =
            Caffeine.newBuilder().maximumSize(PARSED_MAX).build();

    RunningCampaigns(JdbcClient jdbc, @Qualifier("defaultAxonObjectMapper") ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The campaigns that were open at {@code at}, in a fixed order. */
    List<Running> openAt(Instant at) {
        List<Running> all =
                CurrentUnitOfWork.get().root().getOrComputeResource(RESOURCE, _ -> read(at));
        return all.stream().filter(one -> one.openAt(at)).toList();
    }

    void approved(CampaignId campaignId, CampaignRules rules) {
        jdbc.sql(
                        """
                        INSERT INTO policy_earn_campaign (campaign_id, rules, closes_at)
                        VALUES (?, ?::jsonb, ?)
                        ON CONFLICT (campaign_id) DO NOTHING
                        """)
                .params(campaignId.value(), written(rules), Timestamp.from(rules.closesAt()))
                .update();
        forget();
    }

    void paused(CampaignId campaignId, boolean paused) {
        jdbc.sql("UPDATE policy_earn_campaign SET paused = ? WHERE campaign_id = ?")
                .params(paused, campaignId.value())
                .update();
        forget();
    }

    void closed(CampaignId campaignId, Instant at) {
        jdbc.sql(
                        """
                        UPDATE policy_earn_campaign SET closes_at = least(closes_at, ?)
                        WHERE campaign_id = ?
                        """)
                .params(Timestamp.from(at), campaignId.value())
                .update();
        forget();
    }

    /** A day more than needed is read, for the clocks of nodes that are not quite the same. */
    private List<Running> read(Instant at) {
        return jdbc.sql(
                        """
                        SELECT campaign_id, rules, closes_at FROM policy_earn_campaign
                        WHERE NOT paused AND closes_at > ?::timestamptz - interval '1 day'
                        ORDER BY campaign_id
                        """)
                .param(Timestamp.from(at))
                .query((row, _) -> {
                    CampaignId id = new CampaignId(row.getString("campaign_id"));
                    String rules = row.getString("rules");
                    return new Running(
                            id,
                            requireNonNull(parsed.get(id, _ -> read(rules))),
                            row.getTimestamp("closes_at").toInstant());
                })
                .list();
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

    private static void forget() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        batch.root().resources().remove(RESOURCE);
    }

    /**
     * @param until the first instant that no longer earns; before the rules' own close when the
     *     campaign was ended early
     */
    record Running(CampaignId campaignId, CampaignRules rules, Instant until) {
        boolean openAt(Instant at) {
            return rules.openAt(at) && at.isBefore(until);
        }
    }
}
