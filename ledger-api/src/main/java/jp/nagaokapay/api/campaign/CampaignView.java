package jp.nagaokapay.api.campaign;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.CampaignStage;
import jp.nagaokapay.ledger.campaign.CampaignStatus;
import jp.nagaokapay.ledger.campaign.ResidentText;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Listed;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Proposal;
import jp.nagaokapay.ledger.campaign.list.Counted;
import jp.nagaokapay.ledger.campaign.roll.RollProgress;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.RulesWarnings;
import jp.nagaokapay.ledger.campaign.rules.Stacking;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import org.jspecify.annotations.Nullable;

/**
 * A campaign in full. {@code …By} are the subjects of those who did it.
 *
 * @param budget points handed out at most
 * @param stacking absent is beside all other campaigns
 * @param version of the rules above, from 1
 * @param proposal rules that may follow them; absent is none
 * @param allocated points handed out to what was earned, less what came back
 * @param pointsOnTheirWay allocated and not in a wallet yet, or on their way back from one
 * @param granted points that reached wallets, less what was taken back
 * @param grantCount grants that reached wallets
 * @param participants wallets that got any
 * @param remaining budget less allocated
 * @param budgetLevel 0, or the percent of the budget of which was warned: 50, 80 or 95
 * @param seedCommitment what the ledger has committed itself to for the lottery
 * @param seed the secret of the lottery, told after the end
 * @param residentText what residents read besides the name; absent until written
 * @param counted whom a mass grant meets, by its newest count
 * @param roll how far a mass grant has come; of one campaign only, not in lists
 * @param warnings about the newest rules
 */
record CampaignView(
        String campaignId,
        CampaignStatus status,
        String name,
        Trigger trigger,
        Instant opensAt,
        Instant closesAt,
        long budget,
        List<Condition> conditions,
        Reward reward,
        Caps caps,
        PointsRule points,
        @Nullable Stacking stacking,
        int version,
        @Nullable ProposalView proposal,
        long allocated,
        long pointsOnTheirWay,
        long granted,
        long grantCount,
        long participants,
        long remaining,
        int budgetLevel,
        @Nullable String seedCommitment,
        @Nullable String seed,
        @Nullable ResidentText residentText,
        @Nullable CountView counted,
        @Nullable RollView roll,
        List<WarningBody> warnings,
        Instant draftedAt,
        String draftedBy,
        @Nullable String submittedBy,
        @Nullable String decidedBy,
        @Nullable String rejectionReason,
        @Nullable Instant endedAt,
        CampaignEvent.@Nullable EndReason endReason) {

    static CampaignView of(Listed listed, Instant now, WalletLimits limits) {
        CampaignRules rules = listed.rules();
        return new CampaignView(
                listed.campaignId().value(),
                listed.statusAt(now),
                rules.name(),
                rules.trigger(),
                rules.opensAt(),
                rules.closesAt(),
                rules.budget().amount(),
                rules.conditions(),
                rules.reward(),
                rules.caps(),
                rules.points(),
                rules.stacking(),
                listed.version(),
                listed.proposal() == null ? null : ProposalView.of(listed.proposal()),
                listed.allocated().amount(),
                listed.onTheirWay().amount(),
                listed.granted().amount(),
                listed.grantCount(),
                listed.participants(),
                listed.remaining().amount(),
                listed.budgetLevel(),
                commitment(rules),
                listed.revealedSeed(),
                listed.residentText(),
                CountView.of(listed.counted()),
                null,
                RulesWarnings.of(listed.newest(), limits).stream().map(WarningBody::of).toList(),
                listed.draftedAt(),
                listed.draftedBy(),
                listed.submittedBy(),
                listed.decidedBy(),
                listed.rejectionReason(),
                listed.endedAt(),
                listed.endReason());
    }

    CampaignView with(RollProgress.@Nullable Progress progress) {
        return progress == null
                ? this
                : new CampaignView(
                        campaignId,
                        status,
                        name,
                        trigger,
                        opensAt,
                        closesAt,
                        budget,
                        conditions,
                        reward,
                        caps,
                        points,
                        stacking,
                        version,
                        proposal,
                        allocated,
                        pointsOnTheirWay,
                        granted,
                        grantCount,
                        participants,
                        remaining,
                        budgetLevel,
                        seedCommitment,
                        seed,
                        residentText,
                        counted,
                        RollView.of(progress),
                        warnings,
                        draftedAt,
                        draftedBy,
                        submittedBy,
                        decidedBy,
                        rejectionReason,
                        endedAt,
                        endReason);
    }

    /**
     * @param people whom the conditions met
     * @param cost points of all of them, whatever the budget
     */
    record CountView(long people, long cost, Instant countedAt, String countedBy) {
        static @Nullable CountView of(@Nullable Counted counted) {
            return counted == null
                    ? null
                    : new CountView(
                            counted.people(),
                            counted.points().amount(),
                            counted.at(),
                            counted.by());
        }
    }

    /**
     * @param begunAt the moment for which people are looked at
     * @param people on the roll then
     * @param seen looked at so far
     * @param met of them, whom the conditions met
     * @param completedAt absent while it goes on, and where the campaign ended before
     */
    record RollView(
            Instant begunAt, long people, long seen, long met, @Nullable Instant completedAt) {
        static RollView of(RollProgress.Progress progress) {
            return new RollView(
                    progress.begunAt(),
                    progress.people(),
                    progress.seen(),
                    progress.met(),
                    progress.completedAt());
        }
    }

    static @Nullable String commitment(CampaignRules rules) {
        return rules.reward() instanceof Reward.Lottery lottery ? lottery.commitment() : null;
    }

    /** Rules that wait for a decision; those in force stay until then. */
    record ProposalView(
            CampaignStage stage,
            String name,
            Instant opensAt,
            Instant closesAt,
            long budget,
            List<Condition> conditions,
            Reward reward,
            Caps caps,
            PointsRule points,
            @Nullable Stacking stacking) {

        static ProposalView of(Proposal proposal) {
            CampaignRules rules = proposal.rules();
            return new ProposalView(
                    proposal.stage(),
                    rules.name(),
                    rules.opensAt(),
                    rules.closesAt(),
                    rules.budget().amount(),
                    rules.conditions(),
                    rules.reward(),
                    rules.caps(),
                    rules.points(),
                    rules.stacking());
        }
    }
}
