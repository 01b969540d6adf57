package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.GiveBackCause;
import jp.nagaokapay.ledger.message.LedgerCommand;
import jp.nagaokapay.ledger.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked of one holder's part in a campaign. Answers what is earned then. */
public sealed interface ParticipationCommand extends LedgerCommand<Points> {
    @TargetAggregateIdentifier
    ParticipationId participationId();

    /**
     * Earns points, as many as the caps allow; no event when they allow none.
     *
     * @param trigger the id of what earns, once in a campaign
     * @param points what it is worth before caps
     * @param at the business time of the trigger
     */
    record Earn(
            ParticipationId participationId,
            CampaignId campaignId,
            WalletId walletId,
            String trigger,
            Points points,
            Caps caps,
            Instant at)
            implements ParticipationCommand {
        @Override
        public String businessKey() {
            return "earn:" + campaignId + ':' + trigger;
        }
    }

    /** Gives earned points back because they could not be granted; the cap has room again. */
    record GiveBack(
            ParticipationId participationId,
            CampaignId campaignId,
            String trigger,
            Points points,
            GiveBackCause cause,
            Instant at)
            implements ParticipationCommand {
        @Override
        public String businessKey() {
            return "give-back:" + campaignId + ':' + trigger + ':' + cause;
        }
    }
}
