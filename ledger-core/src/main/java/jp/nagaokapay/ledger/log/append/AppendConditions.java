package jp.nagaokapay.ledger.log.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What must not be there when events are appended, looked for in the statement that inserts them:
 * restrictions of what their commands rely on, and refusals kept to their keys.
 */
final class AppendConditions {
    /**
     * The last restriction behind what commands saw, aggregate by aggregate. Each is looked up by
     * itself, for a plan that was made while the log was empty is kept, and must be a good one when
     * it has grown.
     */
    static final String RESTRICTIONS =
            """
            SELECT relied.aggregate_id, last.sequence_number
            FROM unnest(?::text[], ?::bigint[]) AS relied (aggregate_id, seen),
            LATERAL (
                SELECT d.sequence_number FROM domain_event d
                WHERE d.aggregate_id = relied.aggregate_id AND d.sequence_number > relied.seen
                    AND d.event_name = ANY (?)
                ORDER BY d.sequence_number DESC LIMIT 1) last
            """;

    /** The keys among these to which a refusal is kept. */
    static final String KEPT =
            """
            SELECT k.key FROM unnest(?::text[]) AS k (key),
            LATERAL (
                SELECT FROM kept_refusal r
                WHERE r.idempotency_key = k.key AND r.kept_at > now() - interval '24 hours'
                LIMIT 1) r
            """;

    private AppendConditions() {}

    /** The last restriction of each aggregate that was restricted since it was seen. */
    static Map<String, Long> restrictions(
            Connection connection, Map<String, Long> reliedOn, Set<String> restrictions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RESTRICTIONS)) {
            bindReliedOn(statement, 1, reliedOn, restrictions);
            Map<String, Long> last = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    last.put(rows.getString(1), rows.getLong(2));
                }
            }
            return last;
        }
    }

    /** To which of the entries' keys a refusal is kept. */
    static Set<String> kept(Connection connection, List<LogEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
            bindKeys(statement, 1, entries);
            return LogTable.strings(statement);
        }
    }

    static void bindKeys(PreparedStatement statement, int index, List<LogEntry> entries)
            throws SQLException {
        Object[] keys =
                entries.stream()
                        .map(LogEntry::keys)
                        .filter(Objects::nonNull)
                        .map(LogEntry.Keys::idempotency)
                        .filter(Objects::nonNull)
                        .toArray();
        statement.setArray(index, statement.getConnection().createArrayOf("text", keys));
    }

    static void bindReliedOn(
            PreparedStatement statement,
            int index,
            Map<String, Long> reliedOn,
            Set<String> restrictions)
            throws SQLException {
        List<Map.Entry<String, Long>> relied = List.copyOf(reliedOn.entrySet());
        Connection connection = statement.getConnection();
        statement.setArray(
                index,
                connection.createArrayOf("text", relied.stream().map(Map.Entry::getKey).toArray()));
        statement.setArray(
                index + 1,
                connection.createArrayOf(
                        "bigint", relied.stream().map(Map.Entry::getValue).toArray()));
        statement.setArray(index + 2, connection.createArrayOf("text", restrictions.toArray()));
    }
}
