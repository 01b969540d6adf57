package jp.nagaokapay.codes;

import org.jspecify.annotations.Nullable;

/**
 * What a merchant-presented code says. It says who is to be paid, never that this is true: the
 * payer is shown the shop's registered name before paying.
 *
 * @param merchantId the shop
 * @param amount in yen, where the code sets one; null when the payer types it
 * @param reference the shop's own id of the payment (62-05), where the code has one
 * @param dynamic made for one payment
 * @param terms of that payment; null where the code has none, as codes of others have
 */
public record MerchantCode(
        String merchantId,
        @Nullable Long amount,
        @Nullable String reference,
        boolean dynamic,
        @Nullable CodeTerms terms) {}
