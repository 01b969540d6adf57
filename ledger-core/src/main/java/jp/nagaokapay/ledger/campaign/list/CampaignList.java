package jp.nagaokapay.ledger.campaign.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.campaign.CampaignStage;
import jp.nagaokapay.ledger.campaign.CampaignStatus;
import jp.nagaokapay.ledger.campaign.ResidentText;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of campaigns, newest first, with all that was in the log when they were asked for. */
@Component
public final class CampaignList {
    /** Most campaigns on a page; more are not given however many are asked for. */
    public static final int PAGE_MAX = 200;

    private static final String SELECT =
            """
            SELECT c.*, coalesce(g.allocated, 0) AS allocated, coalesce(g.granted, 0) AS granted,
                coalesce(g.grant_count, 0) AS grant_count,
                coalesce(g.participants, 0) AS participants
            FROM campaign_list c LEFT JOIN campaign_grants g USING (campaign_id)
            """;

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    CampaignList(JdbcClient jdbc, ReadBarrier barrier) {
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    /** The campaigns that earn at {@code now}, the one that closes first in front. */
    public List<Listed> running(Instant now) {
        barrier.awaitHead(CampaignProcessors.LIST);
        OffsetDateTime at = SqlTime.utc(now);
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

    /**
     * All campaigns but partners' budgets, which promise residents nothing.
     *
     * @param after the last campaign of the page before; null for the first page
     * @param limit campaigns on the page, 1 to {@link #PAGE_MAX}
     */
    public Page list(@Nullable CampaignId after, int limit) {
        return page(false, after, limit);
    }

    /** The same of partners' budgets. */
    public Page partnerBudgets(@Nullable CampaignId after, int limit) {
        return page(true, after, limit);
    }

    private Page page(boolean budgets, @Nullable CampaignId after, int limit) {
        barrier.awaitHead(CampaignProcessors.LIST);
        int size = Math.clamp(limit, 1, PAGE_MAX);
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

    public Optional<Listed> find(CampaignId campaignId) {
        barrier.awaitHead(CampaignProcessors.LIST);
        return jdbc.sql(SELECT + "WHERE campaign_id = ?")
                .param(campaignId.value())
                .query(this::listed)
                .optional();
    }

    /**
     * The budget that a partner draws on at {@code now}: the live one that closes first; else one
     * that is paused, or whose last point is granted, so that the partner is told why. May be
     * moments old, for no grant waits for a list.
     */
    public Optional<Listed> partnerBudget(PartnerId partnerId, Instant now) {
        OffsetDateTime at = SqlTime.utc(now);
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
                StoredJson.read(row.getString("rules"), CampaignRules.class),
                Points.of(row.getLong("allocated")),
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
                row.getString("revealed_seed"),
                read(row.getString("resident_text"), ResidentText.class),
                read(row.getString("counted"), Counted.class));
    }

    private static <T> @Nullable T read(@Nullable String stored, Class<T> type) {
        return stored == null ? null : StoredJson.read(stored, type);
    }

    private @Nullable Proposal proposal(@Nullable String stored, @Nullable String stage) {
        return stored == null || stage == null
                ? null
                : new Proposal(
                        StoredJson.read(stored, CampaignRules.class), CampaignStage.valueOf(stage));
    }

    /**
     * @param next hand it in as {@code after} for the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<Listed> campaigns, @Nullable CampaignId next) {}

    /**
     * A campaign as listed.
     *
     * @param allocated points handed out of the budget, less what came back
     * @param granted points that reached wallets, less what was taken back
     * @param grantCount grants that reached wallets
     * @param participants wallets that got any
     * @param decidedBy who approved or rejected it last
     * @param version of the rules in force, from 1
     * @param proposal rules that may follow them; null is none
     * @param budgetLevel percent of the budget of which was warned, 0 before the first warning
     * @param revealedSeed the secret of its lottery; null until it is revealed
     * @param residentText what residents read; null until written
     * @param counted whom a mass grant meets; null until counted, and of any other
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listed(
            CampaignId campaignId,
            CampaignStage stage,
            CampaignRules rules,
            Points allocated,
            Points granted,
            long grantCount,
            long participants,
            Instant draftedAt,
            String draftedBy,
            @Nullable String submittedBy,
            @Nullable String decidedBy,
            @Nullable String rejectionReason,
            @Nullable Instant endedAt,
            @Nullable EndReason endReason,
            int version,
            @Nullable Proposal proposal,
            int budgetLevel,
            @Nullable String revealedSeed,
            @Nullable ResidentText residentText,
            @Nullable Counted counted) {

        /** What of the budget is not handed out. */
        public Points remaining() {
            return rules.budget().minus(allocated);
        }

        /** What is handed out and not in a wallet yet. */
        public Points onTheirWay() {
            return allocated.minus(granted);
        }

        /** What is to be decided on: the proposal where there is one, else the rules. */
        public CampaignRules newest() {
            return proposal == null ? rules : proposal.rules();
        }

        public CampaignStatus statusAt(Instant now) {
            return stage.statusAt(rules, now);
        }
    }

    /** Rules that may follow those in force. */
    public record Proposal(CampaignRules rules, CampaignStage stage) {}
}
