package jp.nagaokapay.ledger.merchant;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Shops for tests. */
@NullMarked
public final class Shops {
    public static final ShopProfile BAKERY = shop("みしまパン", "ミシマパン", "Mishima Pan", "三島");

    private Shops() {}

    public static ShopProfile shop(String name, String kana, String latin, String district) {
        return shop(name, kana, latin, district, null);
    }

    public static ShopProfile shop(
            String name, String kana, String latin, String district, @Nullable String jpqr) {
        return new ShopProfile(
                name,
                kana,
                latin,
                ShopClass.SHOPPING_STREET,
                district,
                "飲食",
                "5462",
                "9400062",
                jpqr);
    }
}
