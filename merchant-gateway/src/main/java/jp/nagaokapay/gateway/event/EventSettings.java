package jp.nagaokapay.gateway.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the shops' events are copied, kept and streamed.
 *
 * @param feedPause between two requests to a ledger that has no more events
 * @param tailPause between two queries of the database for events that any node has copied
 * @param keptFor as long as a payment can be refunded, a shop may come back for its events
 * @param heartbeat how long a stream may be silent before a comment is sent
 * @param streamsPerTerminalMax one is enough; more allow for those that are gone and do not know
 * @param streamsMax of one node; keep the web server's {@code max-connections} well above it
 */
@ConfigurationProperties("nagaokapay.events")
record EventSettings(
        @DefaultValue("200ms") Duration feedPause,
        @DefaultValue("100ms") Duration tailPause,
        @DefaultValue("180d") Duration keptFor,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("3") int streamsPerTerminalMax,
        @DefaultValue("10000") int streamsMax) {
    EventSettings {
        if (!feedPause.isPositive()
                || !tailPause.isPositive()
                || !keptFor.isPositive()
                || !heartbeat.isPositive()
                || streamsPerTerminalMax < 1
                || streamsMax < 1) {
            throw new IllegalArgumentException("nagaokapay.events must be above zero");
        }
    }
}
