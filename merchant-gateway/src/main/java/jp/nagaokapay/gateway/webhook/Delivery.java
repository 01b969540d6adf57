package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.instant;
import static jp.nagaokapay.gateway.database.SqlTime.nullableInstant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to an endpoint, as its shop sees it.
 *
 * @param lastStatus what the shop's server answered; null when it did not
 * @param lastError why it did not
 * @param nextAttemptAt null when it was delivered, given up, or waits for its endpoint
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Delivery(
        String deliveryId,
        String eventId,
        String type,
        Status status,
        int attempts,
        Instant queuedAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt) {
    private static final String PREFIX = "delivery:";

    enum Status {
        PENDING,
        DELIVERED,
        /** Given up after the last attempt; may be sent again by hand. */
        FAILED
    }

    static String id(long number) {
        return PREFIX + number;
    }

    /** The number in an id; -1, which nothing has, when it is none. */
    static long number(String id) {
        return id.matches(PREFIX + "\\d{1,18}")
                ? Long.parseLong(id, PREFIX.length(), id.length(), 10)
                : -1;
    }

    static Delivery of(ResultSet row, int number) throws SQLException {
        return new Delivery(
                id(row.getLong("delivery_id")),
                row.getString("event_id"),
                row.getString("event_type"),
                Status.valueOf(row.getString("status")),
                row.getInt("attempts"),
                instant(row, "queued_at"),
                nullableInstant(row, "last_attempt_at"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                nullableInstant(row, "next_attempt_at"),
                nullableInstant(row, "delivered_at"));
    }
}
