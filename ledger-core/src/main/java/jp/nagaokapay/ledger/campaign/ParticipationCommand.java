package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.GiveBackCause;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of one holder's part in a campaign. Answers what is earned then. */
public sealed interface ParticipationCommand extends LedgerCommand<Points> {
    @TargetAggregateIdentifier
    ParticipationId participationId();

    /**
     * Earns points, as many as the caps allow; no event when they allow none.
     *
     * @param occasionId the id of what earns, once in a campaign
     * @param points what it is worth before caps
     * @param at the business time of the occasion
     */
    record Earn(
            ParticipationId participationId,
            CampaignId campaignId,
            WalletId walletId,
            String occasionId,
            Points points,
            Caps caps,
            Instant at)
            implements ParticipationCommand {
        @Override
        public String businessKey() {
            return "earn:" + campaignId + ':' + occasionId;
        }
    }

    /**
     * Earns what a partner asks for, all of it or nothing.
     *
     * @param occasionId partner and incentive
     * @param attempt from 1; another when the one before was released
     */
    record Claim(
            ParticipationId participationId,
            CampaignId campaignId,
            WalletId walletId,
            LinkId linkId,
            String occasionId,
            int attempt,
            Points points,
            Caps caps,
            Instant at)
            implements ParticipationCommand {
        @Override
        public String businessKey() {
            return key(campaignId, occasionId, attempt);
        }

        public static String key(CampaignId campaignId, String occasionId, int attempt) {
            return "earn:" + campaignId + ':' + occasionId + (attempt == 1 ? "" : ":" + attempt);
        }
    }

    /**
     * Gives back what was claimed and the budget refused; see {@link
     * CampaignCommand.AllocateIncentive} for its key.
     *
     * @param at when it was claimed
     */
    record ReleaseClaim(
            ParticipationId participationId,
            CampaignId campaignId,
            String occasionId,
            int attempt,
            Points points,
            Instant at)
            implements ParticipationCommand {
        @Override
        public String businessKey() {
            return CampaignCommand.AllocateIncentive.key(campaignId, occasionId, attempt);
        }
    }

    /**
     * Says that what earned is worth less, since it was refunded or reversed.
     *
     * @param reference the id of the refund or reversal
     * @param worth what is left of it before caps
     */
    record Lower(
            ParticipationId participationId,
            CampaignId campaignId,
            WalletId walletId,
            String occasionId,
            String reference,
            Points worth,
            Instant at)
            implements ParticipationCommand {
        @Override
        public String businessKey() {
            return "lower:" + campaignId + ':' + occasionId + ':' + reference;
        }
    }

    /**
     * Gives earned points back because they could not be granted or came back; the cap has room
     * again.
     *
     * @param reference the id of the refund or reversal; null when there was none
     * @param at the business time of the occasion, whose day and month have room again
     */
    record GiveBack(
            ParticipationId participationId,
            CampaignId campaignId,
            String occasionId,
            @Nullable String reference,
            Points points,
            GiveBackCause cause,
            Instant at)
            implements ParticipationCommand {
        public GiveBack(
                ParticipationId participationId,
                CampaignId campaignId,
                String occasionId,
                Points points,
                GiveBackCause cause,
                Instant at) {
            this(participationId, campaignId, occasionId, null, points, cause, at);
        }

        @Override
        public String businessKey() {
            String key = "give-back:" + campaignId + ':' + occasionId + ':' + cause;
            return reference == null ? key : key + ':' + reference;
        }
    }
}
