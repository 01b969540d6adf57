package jp.nagaokapay.gateway.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How shops are called.
 *
 * @param allowPrivateTargets also http, and addresses that are not on the internet: for tests and
 *     demonstrations only
 * @param endpointsPerShopMax how many endpoints a shop may have
 * @param firstRetry how long after a failed first attempt the second comes, at most
 * @param longestPause no retry comes later than this after the one before
 * @param retriedFor from the first attempt of a delivery to its last
 * @param disabledAfter how long an endpoint may take nothing at all
 * @param keptFor how long the log of deliveries is kept
 * @param connectTimeout for the connection alone
 * @param attemptTimeout for the whole of an attempt, names and all
 * @param concurrencyMax calls at once on this node
 * @param concurrencyPerEndpointMax of these to one endpoint
 * @param poll between two looks for what is due
 */
@ConfigurationProperties("nagaokapay.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivateTargets,
        @DefaultValue("5") int endpointsPerShopMax,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("72h") Duration retriedFor,
        @DefaultValue("72h") Duration disabledAfter,
        @DefaultValue("90d") Duration keptFor,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration attemptTimeout,
        @DefaultValue("128") int concurrencyMax,
        @DefaultValue("4") int concurrencyPerEndpointMax,
        @DefaultValue("200ms") Duration poll) {
    /** What a claim lives beyond the longest attempt, before another node may take it over. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);

    WebhookSettings {
        if (endpointsPerShopMax < 1
                || !firstRetry.isPositive()
                || !longestPause.isPositive()
                || !retriedFor.isPositive()
                || !disabledAfter.isPositive()
                || !keptFor.isPositive()
                || !connectTimeout.isPositive()
                || !attemptTimeout.isPositive()
                || concurrencyMax < 1
                || concurrencyPerEndpointMax < 1
                || !poll.isPositive()) {
            throw new IllegalArgumentException("nagaokapay.webhooks must be above zero");
        }
    }

    Backoff backoff() {
        return new Backoff(firstRetry, longestPause);
    }

    Duration lease() {
        return attemptTimeout.plus(LEASE_MARGIN);
    }
}
