package jp.nagaokapay.ledger.campaign.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.ShopClass;
import org.jspecify.annotations.Nullable;

/**
 * What the granted points are like.
 *
 * @param expiry counted from the day on which they reach the wallet
 * @param restriction the only class of shops where they can be spent; null is everywhere
 * @param timing when they reach the wallet; null is at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PointsRule(
        PointsExpiry expiry, @Nullable ShopClass restriction, @Nullable GrantTiming timing) {

    public PointsRule(PointsExpiry expiry, @Nullable ShopClass restriction) {
        this(expiry, restriction, null);
    }

    /** The day on which points earned on {@code earnedOn} reach the wallet. */
    public LocalDate grantedOn(LocalDate earnedOn) {
        return timing == null ? earnedOn : timing.grantedOn(earnedOn);
    }

    /** The last day on which points earned on {@code earnedOn} can be spent. */
    public LocalDate lastDay(LocalDate earnedOn) {
        return expiry.lastDay(grantedOn(earnedOn));
    }
}
