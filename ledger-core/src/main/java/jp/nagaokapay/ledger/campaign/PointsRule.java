package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import jp.nagaokapay.ledger.merchant.ShopClass;
import org.jspecify.annotations.Nullable;

/**
 * What the granted points are like.
 *
 * @param restriction the only class of shops where they can be spent; null is everywhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PointsRule(PointsExpiry expiry, @Nullable ShopClass restriction) {}
