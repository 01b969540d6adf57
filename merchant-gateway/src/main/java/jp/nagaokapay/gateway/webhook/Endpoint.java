package jp.nagaokapay.gateway.webhook;

import static jp.nagaokapay.gateway.database.SqlTime.instant;
import static jp.nagaokapay.gateway.database.SqlTime.nullableInstant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop wants to be called, as it sees it.
 *
 * @param notice why it is disabled; null while it is not
 * @param failingSince of the first failure since it last accepted a call; null when it accepted the
 *     last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Endpoint(
        String endpointId,
        String url,
        @Nullable String description,
        Status status,
        Instant createdAt,
        @Nullable Notice notice,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince) {

    enum Status {
        ENABLED,
        DISABLED
    }

    /** What happened to an endpoint that its shop should look at. */
    enum Notice {
        NOTHING_TAKEN_FOR_TOO_LONG,
        /** Whoever registered it, or enabled it last, may act no more. */
        OWNER_REVOKED
    }

    static Endpoint of(ResultSet row, int number) throws SQLException {
        String notice = row.getString("notice");
        return new Endpoint(
                row.getString("endpoint_id"),
                row.getString("url"),
                row.getString("description"),
                Status.valueOf(row.getString("status")),
                instant(row, "created_at"),
                notice == null ? null : Notice.valueOf(notice),
                nullableInstant(row, "disabled_at"),
                nullableInstant(row, "failing_since"));
    }
}
