package jp.nagaokapay.ledger.campaign;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.campaign.CampaignEvent.Allocation;
import jp.nagaokapay.ledger.shared.money.Points;

/**
 * What a partner's incentive got: all that was asked for. It says nothing of the wallet.
 *
 * @param expiresOn the last day on which the points can be spent
 */
public record IncentiveReceipt(
        CampaignId campaignId, String occasionId, Points points, LocalDate expiresOn, Instant at) {
    public static IncentiveReceipt of(CampaignId campaignId, Allocation entry) {
        return new IncentiveReceipt(
                campaignId, entry.occasionId(), entry.points(), entry.expiresOn(), entry.at());
    }
}
