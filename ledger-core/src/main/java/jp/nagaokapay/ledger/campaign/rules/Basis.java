package jp.nagaokapay.ledger.campaign.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * What an occasion's points are reckoned from; a refund lowers it.
 *
 * @param amount the whole amount, points spent included; zero where no money moves
 * @param paid the money in it, points apart
 * @param shopClass the shop's class, of a payment only
 * @param asked what a partner asks for, zero otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Basis(Yen amount, Yen paid, @Nullable ShopClass shopClass, Points asked) {
    public static Basis ofMoney(Yen amount) {
        return new Basis(amount, amount, null, Points.ZERO);
    }

    public static Basis ofPayment(Yen amount, Yen paid, @Nullable ShopClass shopClass) {
        return new Basis(amount, paid, shopClass, Points.ZERO);
    }

    /** Where no money moves. */
    public static Basis asking(Points points) {
        return new Basis(Yen.ZERO, Yen.ZERO, null, points);
    }

    /** What is left of it after a refund. */
    public Basis less(Yen amountBack, Yen paidBack) {
        return new Basis(amount.minus(amountBack), paid.minus(paidBack), shopClass, asked);
    }
}
