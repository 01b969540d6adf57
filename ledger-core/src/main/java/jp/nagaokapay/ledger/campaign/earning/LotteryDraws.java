package jp.nagaokapay.ledger.campaign.earning;

import jp.nagaokapay.ledger.campaign.CampaignId;

/** LotteryDraws lots. */
@FunctionalInterface
public interface LotteryDraws {
    /** The ticket of an occasion, 0 to 999,999; asked again, the same again. */
    int ticket(CampaignId campaignId, String occasionId);
}
