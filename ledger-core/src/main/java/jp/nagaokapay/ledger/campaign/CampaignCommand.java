package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of a campaign. {@code by} is an opaque reference to the person (or
 * machine) who asks; never a name.
 */
public sealed interface CampaignCommand<R> extends LedgerCommand<R> {
    @TargetAggregateIdentifier
    CampaignId campaignId();

    record DraftCampaign(CampaignId campaignId, CampaignRules rules, String by)
            implements CampaignCommand<CampaignReceipt> {
        @Override
        public String businessKey() {
            return "draft:" + campaignId;
        }
    }

    /** Rewrites a draft, or a rejected campaign, which makes it a draft again. */
    record ReviseCampaign(CampaignId campaignId, CampaignRules rules, String by)
            implements CampaignCommand<CampaignReceipt> {}

    /** Notes what was counted of a mass grant; of one that is not decided on yet. */
    record NoteCount(CampaignId campaignId, long people, Points points, String by)
            implements CampaignCommand<CampaignReceipt> {}

    record SubmitCampaign(CampaignId campaignId, String by)
            implements CampaignCommand<CampaignReceipt> {}

    /** By somebody who neither wrote nor submitted it. */
    record ApproveCampaign(CampaignId campaignId, String by)
            implements CampaignCommand<CampaignReceipt> {}

    /** By somebody who neither wrote nor submitted it. */
    record RejectCampaign(CampaignId campaignId, String reason, String by)
            implements CampaignCommand<CampaignReceipt> {}

    /** Takes back what was submitted and not decided on; it is a draft again. */
    record WithdrawCampaign(CampaignId campaignId, String by)
            implements CampaignCommand<CampaignReceipt> {}

    /** Gives up a draft that never ran. */
    record DeleteCampaign(CampaignId campaignId, String by)
            implements CampaignCommand<CampaignId> {}

    /** Writes what residents read; not while the council decides, nor after the end. */
    record WriteResidentText(CampaignId campaignId, ResidentText text, String by)
            implements CampaignCommand<CampaignReceipt> {}

    /**
     * Writes new rules for a campaign that is approved and not over, or rewrites them; submission,
     * approval and rejection then concern them, and those in force stay until approval. Trigger and
     * opening stay as they are, and the budget covers what is handed out.
     */
    record DraftVersion(CampaignId campaignId, CampaignRules rules, String by)
            implements CampaignCommand<CampaignReceipt> {}

    record PauseCampaign(CampaignId campaignId, String by)
            implements CampaignCommand<CampaignReceipt> {}

    record ResumeCampaign(CampaignId campaignId, String by)
            implements CampaignCommand<CampaignReceipt> {}

    record EndCampaign(CampaignId campaignId, String by)
            implements CampaignCommand<CampaignReceipt> {}

    /** Ends a campaign whose period has passed; no event when it has not, or is ended already. */
    record EndPassedCampaign(CampaignId campaignId) implements CampaignCommand<CampaignReceipt> {}

    /**
     * Hands out budget to what was earned, in the order of the log. What lies at or before the
     * position already served is left out, so it may be sent again; but it must hold everything
     * between that position and its own last one.
     *
     * @param at the business time of the last request
     */
    record AllocateBudget(CampaignId campaignId, List<Request> requests, Instant at)
            implements CampaignCommand<Points> {}

    /**
     * @param position of the log, where it was earned
     * @param occasionId the id of what earned it
     * @param at the business time of the occasion
     */
    record Request(
            long position, WalletId walletId, String occasionId, Points points, Instant at) {}

    /**
     * Takes one incentive that a partner asks for off the partner's budget, whole or not at all.
     * The person's caps have been asked before, by {@link ParticipationCommand.Claim}.
     *
     * @param occasionId partner and incentive, once with the partner
     * @param attempt which claim it completes, from 1. Completing a claim and releasing it share
     *     one key, so that in the log there is one of them, whatever is retried
     * @param expiresOn the last day on which the points can be spent; null is the rules' own
     * @param at when the incentive was claimed
     */
    record AllocateIncentive(
            CampaignId campaignId,
            PartnerId partnerId,
            WalletId walletId,
            String occasionId,
            int attempt,
            Points points,
            @Nullable LocalDate expiresOn,
            Instant at)
            implements CampaignCommand<IncentiveReceipt> {
        @Override
        public String businessKey() {
            return key(campaignId, occasionId, attempt);
        }

        @Override
        public String aliasKey() {
            return key(occasionId);
        }

        /** Of the end of a claim: completed or released. */
        public static String key(CampaignId campaignId, String occasionId, int attempt) {
            return "allocate:"
                    + campaignId
                    + ':'
                    + occasionId
                    + (attempt == 1 ? "" : ":" + attempt);
        }

        /** Of the incentive, whichever of a partner's budgets it came from. */
        public static String key(String occasionId) {
            return "incentive:" + occasionId;
        }
    }

    /**
     * Takes back what was allocated to an occasion because the wallet refused it. Its key is the
     * grant's own, so that in the log there is either the grant or its return, whatever is retried.
     */
    record ReturnAllocation(
            CampaignId campaignId, WalletId walletId, String occasionId, Points points, Instant at)
            implements CampaignCommand<Points> {
        @Override
        public String businessKey() {
            return "grant:" + campaignId + ':' + occasionId;
        }
    }

    /**
     * Takes back part or all of what was allocated to an occasion and has come back from the
     * wallet, or never went there.
     *
     * @param reference the id of the refund or reversal, once for each occasion
     * @param earnedAt the business time of the occasion
     * @param at the business time of the refund or reversal
     */
    record RecoverAllocation(
            CampaignId campaignId,
            WalletId walletId,
            String occasionId,
            String reference,
            Instant earnedAt,
            Points points,
            Instant at)
            implements CampaignCommand<Points> {
        @Override
        public String businessKey() {
            return "recover:" + campaignId + ':' + occasionId + ':' + reference;
        }
    }

    /** Lets what was allocated for {@code grantOn} go to the wallets. */
    record ReleaseGrants(CampaignId campaignId, LocalDate grantOn, Instant at)
            implements CampaignCommand<Points> {
        @Override
        public String businessKey() {
            return "release:" + campaignId + ':' + grantOn;
        }
    }

    /** Reveals the secret of a lottery after the campaign's end. */
    record RevealSeed(CampaignId campaignId, String seed) implements CampaignCommand<Points> {
        @Override
        public String businessKey() {
            return "reveal:" + campaignId;
        }
    }
}
