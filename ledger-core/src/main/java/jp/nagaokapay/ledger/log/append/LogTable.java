package jp.nagaokapay.ledger.log.append;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import jp.nagaokapay.ledger.log.append.LogEntry.Keys;
import jp.nagaokapay.ledger.log.event.AggregateKey;
import jp.nagaokapay.ledger.log.event.KeyDigest;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.mac.MacKey;
import jp.nagaokapay.ledger.log.mac.RowMac;
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
                    INSERT INTO domain_event (position, aggregate_id, sequence_number, kind, revision,
                        occurred_at, payload, metadata, business_key, alias_key, idempotency_key,
                        request_hash, answer_kind, answer, mac)
                    SELECT head.position + e.ordinal, e.aggregate_id, e.sequence_number, e.kind,
                        e.revision, e.occurred_at::timestamptz, e.payload::json, e.metadata::json,
                        e.business_key, e.alias_key, e.idempotency_key, e.request_hash,
                        e.answer_kind, e.answer::json, e.mac
                    FROM (SELECT coalesce(max(position), 0) AS position FROM domain_event) head,
                        unnest(?::bytea[], ?::integer[], ?::integer[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[],
                            ?::integer[], ?::text[], ?::bytea[])
                            WITH ORDINALITY AS e (aggregate_id, sequence_number, kind, revision,
                            occurred_at, payload, metadata, business_key, alias_key,
                            idempotency_key, request_hash, answer_kind, answer, mac, ordinal)
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

    private static final int CONDITIONS = 15;

    static final String TAKEN =
            """
            SELECT 'i:' || k.key FROM unnest(?::text[], ?::bytea[]) AS k (key, digest),
            LATERAL (SELECT FROM domain_event d WHERE d.idempotency_key = k.digest LIMIT 1) d
            UNION ALL
            SELECT 'b:' || k.key FROM unnest(?::text[], ?::bytea[]) AS k (key, digest),
            LATERAL (SELECT FROM domain_event d WHERE d.business_key = k.digest LIMIT 1) d
            UNION ALL
            SELECT 'a:' || k.key FROM unnest(?::text[], ?::bytea[]) AS k (key, digest),
            LATERAL (SELECT FROM domain_event d WHERE d.alias_key = k.digest LIMIT 1) d
            UNION ALL
            SELECT 's:' || k.stream
            FROM unnest(?::text[], ?::bytea[], ?::integer[]) AS k (stream, aggregate_id, sequence_number),
            LATERAL (
                SELECT FROM domain_event d
                WHERE d.aggregate_id = k.aggregate_id AND d.sequence_number = k.sequence_number
                LIMIT 1) d
            """;

    /** Two that are the same in all of this have told the same fact of the same command. */
    static final String PRESENT =
            """
            SELECT k.stream
            FROM unnest(?::text[], ?::bytea[], ?::integer[], ?::integer[], ?::text[], ?::text[],
                ?::bytea[], ?::bytea[])
                AS k (stream, aggregate_id, sequence_number, kind, occurred_at, payload,
                business_key, idempotency_key),
            LATERAL (
                SELECT FROM domain_event d
                WHERE d.aggregate_id = k.aggregate_id AND d.sequence_number = k.sequence_number
                    AND d.kind = k.kind AND d.occurred_at = k.occurred_at::timestamptz
                    AND d.payload::text = k.payload
                    AND d.business_key IS NOT DISTINCT FROM k.business_key
                    AND d.idempotency_key IS NOT DISTINCT FROM k.idempotency_key
                LIMIT 1) d
            """;

    private LogTable() {}

    static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        }
    }

    /** Says what the kinds of the entries mean, takes the lock and inserts everything. */
    public static void append(Connection connection, List<LogEntry> entries, MacKey key)
            throws SQLException {
        KindTable.tell(connection, KindTable.of(entries));
        append(connection, entries, key, Map.of(), Set.of());
    }

    /**
     * Takes the lock and inserts everything with the next positions, or nothing at all.
     *
     * @param reliedOn the sequence numbers up to which other aggregates were seen
     * @param restrictions the numbers of the events that may not be there behind these
     * @return the last position; 0 when something was restricted or a refusal kept to a key, and so
     *     nothing inserted
     */
    static long append(
            Connection connection,
            List<LogEntry> entries,
            MacKey key,
            Map<String, Long> reliedOn,
            Set<Integer> restrictions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            new Columns<>(statement, 1, entries)
                    .bytes(entry -> AggregateKey.of(entry.aggregateId()))
                    .integers(entry -> Math.toIntExact(entry.sequenceNumber()))
                    .integers(entry -> entry.kind().number())
                    .texts(LogTable::revision)
                    .texts(LogTable::occurredAt)
                    .texts(LogEntry::payload)
                    .texts(LogEntry::metadata)
                    .digests(key(Keys::business))
                    .digests(key(Keys::alias))
                    .digests(key(Keys::idempotency))
                    .digests(key(Keys::requestHash))
                    .integers(LogTable::answerKind)
                    .texts(key(Keys::answer))
                    .bytes(entry -> RowMac.of(row(entry), key));
            AppendConditions.bindReliedOn(statement, CONDITIONS, reliedOn, restrictions);
            AppendConditions.bindKeys(statement, CONDITIONS + 3, entries);
            statement.execute();
            statement.getMoreResults(); // the lock's comes first
            return lastOf(statement.getResultSet());
        }
    }

    /** What the insert makes of an entry. */
    private static RowMac.Row row(LogEntry entry) {
        return new RowMac.Row(
                AggregateKey.of(entry.aggregateId()),
                Math.toIntExact(entry.sequenceNumber()),
                entry.kind().number(),
                revision(entry),
                ChronoUnit.MICROS.between(Instant.EPOCH, entry.occurredAt()),
                entry.payload(),
                entry.metadata(),
                digest(entry, Keys::business),
                digest(entry, Keys::alias),
                digest(entry, Keys::idempotency),
                digest(entry, Keys::requestHash),
                answerKind(entry),
                key(Keys::answer).apply(entry));
    }

    private static byte @Nullable [] digest(
            LogEntry entry, Function<Keys, @Nullable String> which) {
        String key = key(which).apply(entry);
        return key == null ? null : KeyDigest.of(key);
    }

    private static @Nullable String revision(LogEntry entry) {
        return StoredNames.isFirst(entry.revision()) ? null : entry.revision();
    }

    private static String occurredAt(LogEntry entry) {
        return SqlTime.utc(entry.occurredAt()).toString();
    }

    private static @Nullable Integer answerKind(LogEntry entry) {
        return entry.keys() == null || entry.keys().answerKind() == null
                ? null
                : entry.keys().answerKind().number();
    }

    private static Function<LogEntry, @Nullable String> key(Function<Keys, @Nullable String> key) {
        return entry -> entry.keys() == null ? null : key.apply(entry.keys());
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
            keys(statement, 1, appends, Keys::idempotency);
            keys(statement, 3, appends, Keys::business);
            keys(statement, 5, appends, Keys::alias);
            streams(statement, 7, firsts);
            return strings(statement);
        }
    }

    /** Which of the entries are in the log, by their streams' keys. */
    static Set<String> present(Connection connection, List<LogEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRESENT)) {
            streams(statement, 1, entries)
                    .integers(entry -> entry.kind().number())
                    .texts(LogTable::occurredAt)
                    .texts(LogEntry::payload)
                    .digests(key(Keys::business))
                    .digests(key(Keys::idempotency));
            return strings(statement);
        }
    }

    private static Columns<LogEntry> streams(
            PreparedStatement statement, int index, List<LogEntry> entries) throws SQLException {
        return new Columns<>(statement, index, entries)
                .texts(LogEntry::streamKey)
                .bytes(entry -> AggregateKey.of(entry.aggregateId()))
                .integers(entry -> Math.toIntExact(entry.sequenceNumber()));
    }

    private static void keys(
            PreparedStatement statement,
            int index,
            List<Append> appends,
            Function<Keys, @Nullable String> key)
            throws SQLException {
        List<String> values =
                appends.stream()
                        .map(append -> key.apply(append.keys()))
                        .filter(Objects::nonNull)
                        .toList();
        new Columns<>(statement, index, values).texts(text -> text).digests(text -> text);
    }

    private static Set<String> strings(PreparedStatement statement) throws SQLException {
        Set<String> strings = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
