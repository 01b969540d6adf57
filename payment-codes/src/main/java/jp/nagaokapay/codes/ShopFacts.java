package jp.nagaokapay.codes;

import org.jspecify.annotations.Nullable;

/**
 * What a shop's printed code says of it.
 *
 * @param merchantId the shop's id
 * @param nameLatin 1 to 25 printable ASCII characters
 * @param name its name in Japanese; cut to 25 characters in the code
 * @param categoryCode merchant category code, four digits
 * @param postalCode seven digits
 * @param jpqrNumber its registered 13-digit JPQR number; null when it has none
 */
public record ShopFacts(
        String merchantId,
        String nameLatin,
        String name,
        String categoryCode,
        String postalCode,
        @Nullable String jpqrNumber) {}
