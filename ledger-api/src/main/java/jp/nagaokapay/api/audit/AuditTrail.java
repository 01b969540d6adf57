package jp.nagaokapay.api.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the audit trail, newest first. Rows that are being written can be missing only at the
 * newest end.
 */
@Component
class AuditTrail {
    private static final String SELECT =
            """
            SELECT a.action_id, a.at, a.who, a.program, a.method, a.path,
                a.ids || COALESCE(n.ids, '{}') AS ids, o.at AS ended_at, o.status, o.code
            FROM staff_action a LEFT JOIN staff_outcome o USING (action_id)
                LEFT JOIN LATERAL (
                    SELECT jsonb_object_agg(id.key, id.value ORDER BY named.action_id) AS ids
                    FROM staff_action named, jsonb_each(named.ids - '%2$s') id
                    WHERE named.at = a.at AND named.method = '%1$s'
                        AND named.ids ->> '%2$s' = a.action_id::text) n ON true
            WHERE a.method <> '%1$s'
            """
                    .formatted(StaffActions.NAMED, StaffActions.NAMED_BY);

    /** An action's number is no id of what it did. */
    private static final String WITH_ID =
            """
             AND a.action_id IN (
                SELECT CASE WHEN each.method = '%1$s'
                    THEN (each.ids ->> '%2$s')::bigint ELSE each.action_id END
                FROM staff_action each
                WHERE jsonb_path_exists(
                    each.ids - '%2$s', '$.* ? (@ == $id)', jsonb_build_object('id', ?::text)))
            """
                    .formatted(StaffActions.NAMED, StaffActions.NAMED_BY);

    private static final TypeReference<Map<String, String>> IDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** At most {@code limit} actions, and whether more follow. */
    Page find(Wanted wanted, int limit) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>();
        narrow(sql, values, " AND a.who = ?", wanted.who);
        narrow(sql, values, " AND a.at >= ?", utc(wanted.from));
        narrow(sql, values, " AND a.at < ?", utc(wanted.to));
        narrow(sql, values, " AND starts_with(a.path, ?)", wanted.path);
        narrow(sql, values, WITH_ID, wanted.id);
        narrow(sql, values, " AND a.action_id < ?", wanted.after);
        sql.append(" ORDER BY a.action_id DESC LIMIT ?");
        values.add(limit + 1);
        List<Action> found =
                jdbc.sql(sql.toString()).params(values).query((row, _) -> action(row)).list();
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).actionId());
    }

    private static void narrow(
            StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : SqlTime.utcRoundedUp(instant);
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
     * @param next after which the older ones are; null when there are none
     */
    record Page(List<Action> actions, @Nullable Long next) {}

    /**
     * What somebody looks for; null is each.
     *
     * @param from the first instant
     * @param to the first instant after
     * @param path how the path's pattern begins
     * @param id what stood in the path, or was named on the way
     * @param after the last action of the page before
     */
    record Wanted(
            @Nullable String who,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String path,
            @Nullable String id,
            @Nullable Long after) {

        /** The same from the next page on. */
        Wanted after(@Nullable Long next) {
            return new Wanted(who, from, to, path, id, next);
        }

        /** As they are asked for. */
        Map<String, Object> parameters() {
            Map<String, Object> parameters = new LinkedHashMap<>();
            put(parameters, "who", who);
            put(parameters, "from", from);
            put(parameters, "to", to);
            put(parameters, "path", path);
            put(parameters, "id", id);
            put(parameters, "after", after);
            return parameters;
        }

        private static void put(
                Map<String, Object> parameters, String name, @Nullable Object value) {
            if (value != null) {
                parameters.put(name, value);
            }
        }
    }

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
