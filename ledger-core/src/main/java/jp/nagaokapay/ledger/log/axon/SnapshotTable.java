package jp.nagaokapay.ledger.log.axon;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The newest snapshot of each aggregate. Only ever an abbreviation: one whose class or revision
 * this program does not have is left aside and the events are read instead.
 */
final class SnapshotTable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTable.class);

    /** Nobody waits for the disk: a snapshot that is lost is taken again. */
    private static final String STORE =
            """
            INSERT INTO aggregate_snapshot AS s
                (aggregate_id, sequence_number, aggregate_type, payload_type, revision, payload)
            SELECT ?, ?, ?, ?, ?, ? FROM set_config('synchronous_commit', 'off', true)
            ON CONFLICT (aggregate_id) DO UPDATE SET sequence_number = excluded.sequence_number,
                payload_type = excluded.payload_type, revision = excluded.revision,
                payload = excluded.payload
            WHERE excluded.sequence_number > s.sequence_number OR excluded.revision <> s.revision
            """;

    private static final String READ =
            """
            SELECT sequence_number, aggregate_type, payload_type, revision, payload
            FROM aggregate_snapshot WHERE aggregate_id = ?
            """;

    private final JdbcTemplate jdbc;

    SnapshotTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        jdbc.update(
                STORE,
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getType(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData());
    }

    Stream<DomainEventData<byte[]>> read(String aggregateId, Serializer serializer) {
        return jdbc
                .<DomainEventData<byte[]>>query(
                        READ,
                        (row, number) ->
                                new GenericDomainEventEntry<>(
                                        row.getString("aggregate_type"),
                                        aggregateId,
                                        row.getLong("sequence_number"),
                                        aggregateId + '#' + row.getLong("sequence_number"),
                                        Instant.EPOCH,
                                        row.getString("payload_type"),
                                        row.getString("revision"),
                                        row.getBytes("payload"),
                                        "{}".getBytes(StandardCharsets.UTF_8)),
                        aggregateId)
                .stream()
                .filter(snapshot -> readable(snapshot, serializer));
    }

    private static boolean readable(DomainEventData<byte[]> snapshot, Serializer serializer) {
        Class<?> type = serializer.classForType(snapshot.getPayload().getType());
        boolean readable =
                !UnknownSerializedType.class.isAssignableFrom(type)
                        && Objects.equals(
                                serializer.typeForClass(type).getRevision(),
                                snapshot.getPayload().getType().getRevision());
        if (!readable) {
            LOG.debug("Leaving aside a snapshot of {}", snapshot.getPayload().getType());
        }
        return readable;
    }
}
