package jp.nagaokapay.ledger.campaign.grant;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ReturnAllocation;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.WalletCommand.GrantPoints;
import jp.nagaokapay.ledger.wallet.WalletCommand.TakeBackPoints;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * What one occasion has got in one campaign, on its way to the wallet or there.
 *
 * @param points what it has got, less what was taken back or is being
 * @param atMost what it is worth, once it was refunded or reversed; null before that
 * @param reference the refund or reversal that said so
 * @param expiresOn null until budget is allocated
 * @param grantOn the day on which it reaches the wallet; null is at once
 * @param sent whether it is on its way
 */
record EarnedPoints(
        CampaignId campaignId,
        String occasionId,
        WalletId walletId,
        Points points,
        @Nullable Points atMost,
        @Nullable String reference,
        Instant earnedAt,
        @Nullable LocalDate expiresOn,
        @Nullable ShopClass restriction,
        @Nullable LocalDate grantOn,
        boolean sent) {

    record Key(CampaignId campaignId, String occasionId) {}

    Key key() {
        return new Key(campaignId, occasionId);
    }

    /** How much of the points the worth leaves. */
    Points kept() {
        return atMost == null ? points : points.min(atMost);
    }

    EarnedPoints worth(Points newAtMost, String newReference) {
        return new EarnedPoints(
                campaignId,
                occasionId,
                walletId,
                points,
                newAtMost,
                newReference,
                earnedAt,
                expiresOn,
                restriction,
                grantOn,
                sent);
    }

    EarnedPoints holding(Points newPoints) {
        return new EarnedPoints(
                campaignId,
                occasionId,
                walletId,
                newPoints,
                atMost,
                reference,
                earnedAt,
                expiresOn,
                restriction,
                grantOn,
                sent);
    }

    EarnedPoints onItsWay() {
        return new EarnedPoints(
                campaignId,
                occasionId,
                walletId,
                points,
                atMost,
                reference,
                earnedAt,
                expiresOn,
                restriction,
                grantOn,
                true);
    }

    GrantPoints grant(Instant at) {
        return new GrantPoints(
                walletId,
                grantId(),
                campaignId.value(),
                occasionId,
                points,
                requireNonNull(expiresOn),
                restriction,
                at);
    }

    /** Instead of a grant that the wallet refuses. */
    ReturnAllocation giveUp() {
        return new ReturnAllocation(campaignId, walletId, occasionId, points, earnedAt);
    }

    TakeBackPoints takeBack(String why, Points back, Instant at) {
        return new TakeBackPoints(
                walletId,
                grantId(),
                campaignId.value(),
                occasionId,
                why,
                back,
                requireNonNull(expiresOn),
                at);
    }

    private GrantId grantId() {
        return GrantId.of(campaignId.value(), occasionId);
    }
}
