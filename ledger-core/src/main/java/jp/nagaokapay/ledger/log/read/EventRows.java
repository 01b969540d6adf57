package jp.nagaokapay.ledger.log.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.nagaokapay.ledger.log.event.AggregateKey;
import jp.nagaokapay.ledger.log.event.StoredKind;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.event.StoredPayload;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;

/** From rows of the log to what Axon reads: what the log leaves out or writes short is put back. */
final class EventRows {
    private static final String EVERY_KIND = "SELECT number, name, id_field FROM stored_kind";

    private static final byte[] NO_METADATA = {'{', '}'};

    private final Map<Integer, StoredKind> kinds = new ConcurrentHashMap<>();

    TrackedDomainEventData<byte[]> tracked(ResultSet row) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong("position")), entry(row));
    }

    GenericDomainEventEntry<byte[]> entry(ResultSet row) throws SQLException {
        StoredKind kind = kind(row);
        String aggregateId = AggregateKey.id(row.getBytes("aggregate_id"));
        long sequenceNumber = row.getLong("sequence_number");
        Instant occurredAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
        byte[] payload = row.getBytes("payload");
        byte[] metadata = row.getBytes("metadata");
        return new GenericDomainEventEntry<>(
                kind.name(),
                aggregateId,
                sequenceNumber,
                aggregateId + '#' + sequenceNumber,
                occurredAt,
                kind.name(),
                StoredNames.revision(row.getString("revision")),
                kind.idField() == null
                        ? payload
                        : StoredPayload.with(payload, kind.idField(), aggregateId, occurredAt),
                metadata == null ? NO_METADATA : metadata);
    }

    /**
     * Other nodes, and later versions of this program, may add kinds at any time. They are asked
     * for over the row's own connection: whoever holds one and waits for another can wait for ever.
     */
    private StoredKind kind(ResultSet row) throws SQLException {
        int number = row.getInt("kind");
        StoredKind known = kinds.get(number);
        if (known != null) {
            return known;
        }
        try (Statement statement = row.getStatement().getConnection().createStatement();
                ResultSet every = statement.executeQuery(EVERY_KIND)) {
            while (every.next()) {
                StoredKind kind =
                        new StoredKind(
                                every.getInt("number"),
                                every.getString("name"),
                                every.getString("id_field"));
                requireOurs(kind);
                kinds.put(kind.number(), kind);
            }
        }
        StoredKind found = kinds.get(number);
        if (found == null) {
            throw new IllegalStateException("nothing says what kind of event this is: " + number);
        }
        return found;
    }

    /** A row's code covers the number of its kind alone, so nobody may give that another name. */
    private static void requireOurs(StoredKind kind) {
        if (kind.number() != new StoredKind(kind.name(), kind.idField()).number()) {
            throw new IllegalStateException(
                    "somebody changed what kind of event this is: " + kind.number());
        }
    }
}
