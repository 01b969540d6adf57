package jp.nagaokapay.ledger.log.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.nagaokapay.ledger.log.event.AggregateKey;

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
            FROM unnest(?::bytea[], ?::bigint[]) AS relied (aggregate_id, seen),
            LATERAL (
                SELECT d.sequence_number FROM domain_event d
                WHERE d.aggregate_id = relied.aggregate_id AND d.sequence_number > relied.seen
                    AND d.kind = ANY (?)
                ORDER BY d.sequence_number DESC LIMIT 1) last
            """;

    /** The keys among these to which a refusal is kept. */
    static final String KEPT =
            """
            SELECT k.ordinal FROM unnest(?::bytea[]) WITH ORDINALITY AS k (key, ordinal),
            LATERAL (
                SELECT FROM kept_refusal r
                WHERE r.idempotency_key = k.key AND r.kept_at > now() - interval '24 hours'
                LIMIT 1) r
            """;

    private AppendConditions() {}

    /** The last restriction of each aggregate that was restricted since it was seen. */
    static Map<String, Long> restrictions(
            Connection connection, Map<String, Long> reliedOn, Set<Integer> restrictions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RESTRICTIONS)) {
            bindReliedOn(statement, 1, reliedOn, restrictions);
            Map<String, Long> last = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    last.put(AggregateKey.id(rows.getBytes(1)), rows.getLong(2));
                }
            }
            return last;
        }
    }

    /** To which of the entries' keys a refusal is kept. */
    static Set<String> kept(Connection connection, List<LogEntry> entries) throws SQLException {
        List<String> keys = idempotencyKeys(entries);
        Set<String> kept = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
            bindKeys(statement, 1, entries);
            try (ResultSet ordinals = statement.executeQuery()) {
                while (ordinals.next()) {
                    kept.add(keys.get(ordinals.getInt(1) - 1));
                }
            }
        }
        return kept;
    }

    static void bindKeys(PreparedStatement statement, int index, List<LogEntry> entries)
            throws SQLException {
        new Columns<>(statement, index, idempotencyKeys(entries)).digests(key -> key);
    }

    private static List<String> idempotencyKeys(List<LogEntry> entries) {
        return entries.stream()
                .map(LogEntry::keys)
                .filter(Objects::nonNull)
                .map(LogEntry.Keys::idempotency)
                .filter(Objects::nonNull)
                .toList();
    }

    static void bindReliedOn(
            PreparedStatement statement,
            int index,
            Map<String, Long> reliedOn,
            Set<Integer> restrictions)
            throws SQLException {
        new Columns<>(statement, index, List.copyOf(reliedOn.entrySet()))
                .bytes(seen -> AggregateKey.of(seen.getKey()))
                .longs(Map.Entry::getValue);
        new Columns<>(statement, index + 2, List.copyOf(restrictions)).integers(kind -> kind);
    }
}
