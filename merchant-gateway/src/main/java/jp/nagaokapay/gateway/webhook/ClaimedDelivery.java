package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.gateway.event.ShopEvent;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this node has claimed, with all that a call needs.
 *
 * @param claim a failure is recorded only while this claim is still the current one
 * @param attempts this one included
 * @param secrets as they are stored
 * @param event null for a test, and when it is past keeping
 */
record ClaimedDelivery(
        long deliveryId,
        UUID claim,
        String endpointId,
        String merchantId,
        String url,
        String eventId,
        boolean test,
        Instant queuedAt,
        int attempts,
        Instant giveUpAt,
        List<String> secrets,
        @Nullable ShopEvent event) {

    static ClaimedDelivery of(ResultSet row, int number) throws SQLException {
        row.getLong("position");
        boolean test = row.wasNull();
        return new ClaimedDelivery(
                row.getLong("delivery_id"),
                row.getObject("claim", UUID.class),
                row.getString("endpoint_id"),
                row.getString("merchant_id"),
                row.getString("url"),
                row.getString("event_id"),
                test,
                instant(row, "queued_at"),
                row.getInt("attempts"),
                instant(row, "give_up_at"),
                Arrays.stream((Object[]) row.getArray("secrets").getArray())
                        .map(String.class::cast)
                        .toList(),
                row.getString("payment_id") == null ? null : ShopEvent.of(row, number));
    }
}
