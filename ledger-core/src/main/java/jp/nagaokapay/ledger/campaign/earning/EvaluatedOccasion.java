package jp.nagaokapay.ledger.campaign.earning;

import java.time.LocalDate;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.Basis;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * An occasion that concerned a campaign, kept as long as it can be refunded or reversed.
 *
 * @param version of the rules that were in force
 * @param rules those rules
 * @param basis what is left of it
 * @param ticket what was drawn, 0 where there is no lottery
 * @param worth what it is worth now, before caps
 * @param on the business date of the occasion
 */
public record EvaluatedOccasion(
        CampaignId campaignId,
        int version,
        CampaignRules rules,
        WalletId walletId,
        String occasionId,
        Basis basis,
        int ticket,
        Points worth,
        LocalDate on) {

    EvaluatedOccasion worthLess(Basis newBasis) {
        return new EvaluatedOccasion(
                campaignId,
                version,
                rules,
                walletId,
                occasionId,
                newBasis,
                ticket,
                rules.worth(newBasis, ticket).min(worth),
                on);
    }
}
