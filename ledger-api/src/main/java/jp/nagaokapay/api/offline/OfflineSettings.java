package jp.nagaokapay.api.offline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code nagaokapay.offline.*}.
 *
 * @param validFor how long a key lives unless its device is seen again (7 days)
 * @param keysPerWallet how many devices of a wallet may have one (3)
 */
@ConfigurationProperties("nagaokapay.offline")
record OfflineSettings(@Nullable Duration validFor, @Nullable Integer keysPerWallet) {
    Duration lifetime() {
        return validFor == null ? Duration.ofDays(7) : validFor;
    }

    int most() {
        return keysPerWallet == null ? 3 : keysPerWallet;
    }
}
