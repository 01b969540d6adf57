package jp.nagaokapay.api.register;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.accounts.*}.
 *
 * @param thawAfter how long after a holder stopped their own wallet they can let it go themselves
 * @param resetByPhoneWithin how long after somebody signed in last a code to their phone still
 *     replaces a forgotten password; later the number may be somebody else's
 * @param erasedAfter how long after somebody closed their wallet they are forgotten
 */
@ConfigurationProperties("nagaokapay.accounts")
public record AccountSettings(
        @DefaultValue("24h") Duration thawAfter,
        @DefaultValue("180d") Duration resetByPhoneWithin,
        @DefaultValue("90d") Duration erasedAfter) {
    /** Who uses the app signs in at least so often. */
    private static final Duration SIGN_IN_LASTS = Duration.ofDays(90);

    public AccountSettings {
        if (thawAfter.isNegative() || erasedAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "nagaokapay.accounts.thaw-after and erased-after must not be negative");
        }
        if (resetByPhoneWithin.compareTo(SIGN_IN_LASTS) < 0) {
            throw new IllegalArgumentException(
                    "nagaokapay.accounts.reset-by-phone-within must be 90d or more");
        }
    }
}
