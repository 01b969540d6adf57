package jp.nagaokapay.ledger.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the public knows of a shop. Public facts only: this is in the log for ever.
 *
 * @param name the shop's registered name, in Japanese
 * @param nameKana its reading in katakana
 * @param nameLatin its name in Latin letters, at most 25 characters, for EMVCo tag 59
 * @param district the part of the city, e.g. {@code 長岡}
 * @param category kind of trade, e.g. {@code 飲食}
 * @param categoryCode ISO 18245 merchant category code, four digits
 * @param postalCode seven digits
 * @param jpqrNumber the 13-digit registered JPQR number; null when the shop has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShopProfile(
        String name,
        String nameKana,
        String nameLatin,
        ShopClass shopClass,
        String district,
        String category,
        String categoryCode,
        String postalCode,
        @Nullable String jpqrNumber) {}
