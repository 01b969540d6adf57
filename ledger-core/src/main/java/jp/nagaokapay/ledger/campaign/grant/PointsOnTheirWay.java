package jp.nagaokapay.ledger.campaign.grant;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * ポイント付与予定: what a wallet has earned and not got yet. Follows the log within seconds; for a moment
 * it may show more than the budget of a campaign will give.
 */
public interface PointsOnTheirWay {
    /** All of them together. */
    Points sum(WalletId walletId);

    /** By campaign and day, those of a day first in front; those without one come any moment. */
    List<Entry> entries(WalletId walletId);

    /**
     * @param grantOn the day on which they reach the wallet; null is at once
     */
    record Entry(
            CampaignId campaignId,
            String campaignName,
            Points points,
            @Nullable LocalDate grantOn) {}
}
