package jp.nagaokapay.api.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the trail, newest first: what is still being written is missed only at the newest end. */
@Component
class Trail {
    private static final String SELECT =
            """
            SELECT a.*, o.at AS ended_at, o.status, o.code
            FROM staff_action a LEFT JOIN staff_outcome o USING (action_id) WHERE true
            """;

    private static final TypeReference<Map<String, String>> IDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Trail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Action> find(Wanted wanted, int limit) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        narrow(sql, values, " AND a.who = ?", wanted.who);
        narrow(sql, values, " AND a.at >= ?", utc(wanted.from));
        narrow(sql, values, " AND a.at < ?", utc(wanted.to));
        narrow(sql, values, " AND starts_with(a.path, ?)", wanted.path);
        narrow(sql, values, " AND a.action_id < ?", wanted.after);
        sql.append(" ORDER BY a.action_id DESC LIMIT ?");
        values.add(limit);
        return jdbc.sql(sql.toString()).params(values).query((row, _) -> action(row)).list();
    }

    private static void narrow(
            StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private Action action(ResultSet row) throws SQLException {
        Timestamp endedAt = row.getTimestamp("ended_at");
        return new Action(
                row.getLong("action_id"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("program"),
                row.getString("method"),
                row.getString("path"),
                json.readValue(row.getString("ids"), IDS),
                endedAt == null ? null : endedAt.toInstant(),
                row.getObject("status", Integer.class),
                row.getString("code"));
    }

    /**
     * What somebody looks for; null is any.
     *
     * @param from the first instant
     * @param to the first instant after
     * @param path how the path's pattern begins
     * @param after the last action of the page before
     */
    record Wanted(
            @Nullable String who,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String path,
            @Nullable Long after) {}

    /**
     * @param endedAt null, as the status is, when the action was cut off or is running
     * @param code the problem's code; null when there was none
     */
    record Action(
            long actionId,
            Instant at,
            String who,
            String program,
            String method,
            String path,
            Map<String, String> ids,
            @Nullable Instant endedAt,
            @Nullable Integer status,
            @Nullable String code) {}
}
