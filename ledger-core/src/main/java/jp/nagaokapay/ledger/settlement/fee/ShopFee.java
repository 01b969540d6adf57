package jp.nagaokapay.ledger.settlement.fee;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import org.jspecify.annotations.Nullable;

/**
 * A fee that somebody entered.
 *
 * @param version of all entries, from 1; of two for the same shops and date the later one holds
 * @param from the first day of the periods that are charged by it
 * @param shopClass only shops of this class; null: of any
 * @param category only shops of this category; null: of any
 * @param feeBasisPoints in hundredths of a percent, 0 to 10,000
 * @param setBy the person, opaque
 */
public record ShopFee(
        int version,
        LocalDate from,
        @Nullable ShopClass shopClass,
        @Nullable String category,
        int feeBasisPoints,
        String setBy,
        Instant setAt) {

    boolean isOf(ShopProfile shop) {
        return (shopClass == null || shopClass == shop.shopClass())
                && (category == null || category.equals(shop.category()));
    }

    /** One for a category is nearer than one for a class, and one for both is nearest. */
    int nearness() {
        return (category == null ? 0 : 2) + (shopClass == null ? 0 : 1);
    }
}
