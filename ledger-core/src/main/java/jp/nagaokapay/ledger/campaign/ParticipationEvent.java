package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;

/** Everything that can happen to one holder's part in a campaign. */
public sealed interface ParticipationEvent extends LedgerEvent {
    ParticipationId participationId();

    CampaignId campaignId();

    /**
     * An occasion earned points under the caps; whether the budget still has them is decided next.
     *
     * @param occurredAt the business time of the occasion
     * @param earned what this holder has earned in the campaign with it
     */
    record PointsEarned(
            ParticipationId participationId,
            Instant occurredAt,
            CampaignId campaignId,
            WalletId walletId,
            String occasionId,
            Points points,
            Points earned)
            implements ParticipationEvent {}

    /**
     * A partner asked for points and the caps held all of them; the partner's budget is asked in
     * the same breath, so no policy does it.
     *
     * @param linkId over which the partner asked
     * @param earned what this holder has earned in the campaign with it
     */
    record IncentiveClaimed(
            ParticipationId participationId,
            Instant occurredAt,
            CampaignId campaignId,
            WalletId walletId,
            LinkId linkId,
            String occasionId,
            Points points,
            Points earned)
            implements ParticipationEvent {}

    /**
     * What could not be granted was taken off what was earned.
     *
     * @param earned what is left of it in the campaign
     */
    record PointsGivenBack(
            ParticipationId participationId,
            Instant occurredAt,
            CampaignId campaignId,
            String occasionId,
            Points points,
            GiveBackCause cause,
            Points earned)
            implements ParticipationEvent {}

    /**
     * What earned was refunded or reversed: it is worth so much at most from here on, and what was
     * granted beyond it is taken back.
     *
     * @param occurredAt the business time of the refund or reversal
     * @param reference the id of the refund or reversal
     */
    record EarningLowered(
            ParticipationId participationId,
            Instant occurredAt,
            CampaignId campaignId,
            WalletId walletId,
            String occasionId,
            String reference,
            Points worth)
            implements ParticipationEvent {}

    /** Why points were given back. */
    enum GiveBackCause {
        /** The budget had run out. */
        BUDGET,
        /** The wallet refused the grant. */
        WALLET,
        /** They came back since their occasion was refunded or reversed. */
        RECOVERED
    }
}
