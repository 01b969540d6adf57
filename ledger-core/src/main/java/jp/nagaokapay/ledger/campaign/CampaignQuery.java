package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.campaign.CampaignEvent.EndReason;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/** Lists of campaigns, newest first; they follow the log within seconds. */
public interface CampaignQuery {
    /** Most campaigns on a page; more are not given however many are asked for. */
    int PAGE_MAX = 200;

    /** The campaigns that earn at {@code now}, the one that closes first in front. */
    List<Listed> running(Instant now);

    /**
     * All campaigns but partners' budgets, which promise residents nothing.
     *
     * @param after the last campaign of the page before; null for the first page
     * @param limit campaigns on the page, 1 to {@link #PAGE_MAX}
     */
    Page list(@Nullable CampaignId after, int limit);

    /** The same of partners' budgets. */
    Page partnerBudgets(@Nullable CampaignId after, int limit);

    Optional<Listed> find(CampaignId campaignId);

    /**
     * The budget that a partner draws on at {@code now}: the live one that closes first; else one
     * that is paused, or whose last point is granted, so that the partner is told why.
     */
    Optional<Listed> partnerBudget(PartnerId partnerId, Instant now);

    /**
     * @param next hand it in as {@code after} for the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Listed> campaigns, @Nullable CampaignId next) {}

    /**
     * A campaign as listed.
     *
     * @param granted points that reached wallets
     * @param grantCount grants that reached wallets
     * @param participants wallets that got any
     * @param decidedBy who approved or rejected it last
     * @param version of the rules in force, from 1
     * @param proposal rules that may follow them; null is none
     * @param budgetLevel percent of the budget of which was warned, 0 before the first warning
     * @param seedTold the secret of its lottery; null until it is told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            CampaignId campaignId,
            CampaignStage stage,
            CampaignRules rules,
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
            @Nullable String seedTold) {

        /** What of the budget has not reached wallets. */
        public Points remaining() {
            return rules.budget().minus(granted.min(rules.budget()));
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
    record Proposal(CampaignRules rules, CampaignStage stage) {}
}
