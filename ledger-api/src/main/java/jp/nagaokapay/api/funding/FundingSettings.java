package jp.nagaokapay.api.funding;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.wallet.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.funding.*} of the providers that are connected.
 *
 * @param providers by their names, which stand in paths and metrics
 * @param returnTo where a provider's page sends the holder back to; without it the wallet's page
 *     under the issuer's address
 */
@ConfigurationProperties("nagaokapay.funding")
record FundingSettings(@DefaultValue Map<String, Provider> providers, @Nullable String returnTo) {
    static final String PREFIX = "nagaokapay.funding";

    /**
     * @param url under which its paths are
     * @param channels the charges that are its
     * @param secret signs both directions; at least 32 bytes
     * @param formerSecret still believed, and signed with too, while both sides change to another
     * @param timeout for one whole request; less than {@code nagaokapay.funding.timeout}
     */
    record Provider(
            @Nullable String url,
            @DefaultValue Set<Channel> channels,
            @Nullable String secret,
            @Nullable String formerSecret,
            @DefaultValue("8s") Duration timeout) {

        /** Without its secrets. */
        @Override
        public String toString() {
            return "Provider[" + url + ' ' + channels + ']';
        }
    }
}
