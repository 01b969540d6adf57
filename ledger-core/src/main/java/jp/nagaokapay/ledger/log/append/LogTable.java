package jp.nagaokapay.ledger.log.append;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;

/** The statements that write the log. All run in the caller's transaction. */
public final class LogTable {
    /** One lock for all nodes: whoever holds it draws positions until its transaction ends. */
    private static final String LOCK = "SELECT " + AdvisoryLock.LOG_APPEND.inTransaction("''");

    /**
     * Sent with the lock in one round trip; the insert sees the log as the lock's last holder left
     * it.
     */
    private static final String APPEND =
            LOCK
                    + """
                    ;
                    INSERT INTO domain_event (position, aggregate_id, sequence_number, aggregate_type,
                        event_id, event_name, revision, occurred_at, payload, metadata, business_key,
                        alias_key, idempotency_key, request_hash, answer_name, answer)
                    SELECT head.position + e.ordinal, e.aggregate_id, e.sequence_number,
                        e.aggregate_type, e.event_id::uuid, e.event_name, e.revision,
                        e.occurred_at::timestamptz, e.payload::json, e.metadata::json, e.business_key,
                        e.alias_key, e.idempotency_key, e.request_hash, e.answer_name, e.answer::json
                    FROM (SELECT coalesce(max(position), 0) AS position FROM domain_event) head,
                        unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[])
                            WITH ORDINALITY AS e (aggregate_id, sequence_number, aggregate_type,
                            event_id, event_name, revision, occurred_at, payload, metadata,
                            business_key, alias_key, idempotency_key, request_hash, answer_name,
                            answer, ordinal)
                    WHERE NOT EXISTS (
                    """
                    + AppendConditions.RESTRICTIONS
                    + """
                    )
                    AND NOT EXISTS (
                    """
                    + AppendConditions.KEPT
                    + """
                    )
                    ORDER BY e.ordinal
                    RETURNING position
                    """;

    static final String TAKEN =
            """
            SELECT 'i:' || k.key FROM unnest(?::text[]) AS k (key),
            LATERAL (SELECT FROM domain_event d WHERE d.idempotency_key = k.key LIMIT 1) d
            UNION ALL
            SELECT 'b:' || k.key FROM unnest(?::text[]) AS k (key),
            LATERAL (SELECT FROM domain_event d WHERE d.business_key = k.key LIMIT 1) d
            UNION ALL
            SELECT 'a:' || k.key FROM unnest(?::text[]) AS k (key),
            LATERAL (SELECT FROM domain_event d WHERE d.alias_key = k.key LIMIT 1) d
            UNION ALL
            SELECT 's:' || k.aggregate_id || '#' || k.sequence_number
            FROM unnest(?::text[], ?::bigint[]) AS k (aggregate_id, sequence_number),
            LATERAL (
                SELECT FROM domain_event d
                WHERE d.aggregate_id = k.aggregate_id AND d.sequence_number = k.sequence_number
                LIMIT 1) d
            """;

    static final String PRESENT =
            """
            SELECT d.event_id::text
            FROM unnest(?::text[], ?::bigint[]) AS k (aggregate_id, sequence_number),
            LATERAL (
                SELECT d.event_id FROM domain_event d
                WHERE d.aggregate_id = k.aggregate_id AND d.sequence_number = k.sequence_number
                LIMIT 1) d
            """;

    private LogTable() {}

    static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        }
    }

    /** Takes the lock and inserts everything with the next positions. */
    public static void append(Connection connection, List<LogEntry> entries) throws SQLException {
        append(connection, entries, Map.of(), Set.of());
    }

    /**
     * Takes the lock and inserts everything with the next positions, or nothing at all.
     *
     * @param reliedOn the sequence numbers up to which other aggregates were seen
     * @param restrictions the names of the events that may not be there behind these
     * @return the last position; 0 when something was restricted or a refusal kept to a key, and so
     *     nothing inserted
     */
    static long append(
            Connection connection,
            List<LogEntry> entries,
            Map<String, Long> reliedOn,
            Set<String> restrictions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            texts(statement, 1, entries, LogEntry::aggregateId);
            statement.setArray(
                    2,
                    connection.createArrayOf("bigint", column(entries, LogEntry::sequenceNumber)));
            texts(statement, 3, entries, LogEntry::aggregateType);
            texts(statement, 4, entries, LogEntry::eventId);
            texts(statement, 5, entries, LogEntry::eventName);
            texts(statement, 6, entries, LogEntry::revision);
            texts(statement, 7, entries, entry -> SqlTime.utc(entry.occurredAt()).toString());
            texts(statement, 8, entries, LogEntry::payload);
            texts(statement, 9, entries, LogEntry::metadata);
            keys(statement, 10, entries, LogEntry.Keys::business);
            keys(statement, 11, entries, LogEntry.Keys::alias);
            keys(statement, 12, entries, LogEntry.Keys::idempotency);
            keys(statement, 13, entries, LogEntry.Keys::requestHash);
            keys(statement, 14, entries, LogEntry.Keys::answerName);
            keys(statement, 15, entries, LogEntry.Keys::answer);
            AppendConditions.bindReliedOn(statement, 16, reliedOn, restrictions);
            AppendConditions.bindKeys(statement, 19, entries);
            statement.execute();
            statement.getMoreResults(); // the lock's comes first
            return lastOf(statement.getResultSet());
        }
    }

    private static long lastOf(ResultSet positions) throws SQLException {
        long last = 0;
        while (positions.next()) {
            last = Math.max(last, positions.getLong(1));
        }
        return last;
    }

    static long head(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT coalesce(max(position), 0) FROM domain_event");
                ResultSet row = statement.executeQuery()) {
            return lastOf(row);
        }
    }

    /** Which of the appends' exclusive keys the log holds already. */
    static Set<String> taken(Connection connection, List<Append> appends) throws SQLException {
        List<LogEntry> firsts =
                appends.stream().map(append -> append.entries().getFirst()).toList();
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            present(statement, 1, appends, LogEntry.Keys::idempotency);
            present(statement, 2, appends, LogEntry.Keys::business);
            present(statement, 3, appends, LogEntry.Keys::alias);
            streams(statement, 4, firsts);
            return strings(statement);
        }
    }

    /** The ids of those of the entries' events that are in the log. */
    static Set<String> presentEventIds(Connection connection, List<LogEntry> entries)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRESENT)) {
            streams(statement, 1, entries);
            return strings(statement);
        }
    }

    private static void streams(PreparedStatement statement, int index, List<LogEntry> entries)
            throws SQLException {
        texts(statement, index, entries, LogEntry::aggregateId);
        Array numbers =
                statement
                        .getConnection()
                        .createArrayOf("bigint", column(entries, LogEntry::sequenceNumber));
        statement.setArray(index + 1, numbers);
    }

    private static void texts(
            PreparedStatement statement,
            int index,
            List<LogEntry> entries,
            Function<LogEntry, @Nullable String> value)
            throws SQLException {
        statement.setArray(
                index, statement.getConnection().createArrayOf("text", column(entries, value)));
    }

    private static void keys(
            PreparedStatement statement,
            int index,
            List<LogEntry> entries,
            Function<LogEntry.Keys, @Nullable String> value)
            throws SQLException {
        texts(
                statement,
                index,
                entries,
                entry -> entry.keys() == null ? null : value.apply(entry.keys()));
    }

    private static void present(
            PreparedStatement statement,
            int index,
            List<Append> appends,
            Function<LogEntry.Keys, @Nullable String> key)
            throws SQLException {
        Object[] values =
                appends.stream()
                        .map(append -> key.apply(append.keys()))
                        .filter(Objects::nonNull)
                        .toArray();
        statement.setArray(index, statement.getConnection().createArrayOf("text", values));
    }

    private static @Nullable Object[] column(
            List<LogEntry> entries, Function<LogEntry, ? extends @Nullable Object> value) {
        @Nullable Object[] column = new @Nullable Object[entries.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(entries.get(i));
        }
        return column;
    }

    static Set<String> strings(PreparedStatement statement) throws SQLException {
        Set<String> strings = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
