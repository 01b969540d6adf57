package jp.nagaokapay.ledger.campaign.earning;

import java.time.Instant;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;

/** What follows from an event for one campaign. */
public sealed interface Outcome {
    CampaignId campaignId();

    /**
     * An occasion is worth points, before caps and budget.
     *
     * @param worth never zero
     */
    record Earns(CampaignId campaignId, CampaignRules rules, Occasion occasion, Points worth)
            implements Outcome {}

    /**
     * What earned before is worth less.
     *
     * @param reference the id of the refund or reversal
     * @param worth what is left, before caps
     */
    record Lowers(
            CampaignId campaignId,
            WalletId walletId,
            String occasionId,
            String reference,
            Points worth,
            Instant at)
            implements Outcome {}
}
