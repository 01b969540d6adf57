package jp.nagaokapay.ledger.log.axon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.nagaokapay.ledger.log.append.Append;
import jp.nagaokapay.ledger.log.append.CommandKeys;
import jp.nagaokapay.ledger.log.append.GroupCommit;
import jp.nagaokapay.ledger.log.append.LogEntries;
import jp.nagaokapay.ledger.log.append.LogEntry;
import jp.nagaokapay.ledger.log.event.EventSerializer;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/** Axon's storage engine on our log: appends through the group commit, reads by plain position. */
final class PostgresEventStorageEngine extends AbstractEventStorageEngine {
    private final GroupCommit groupCommit;
    private final LogReader reader;
    private final SnapshotTable snapshots;
    private final CommandKeys commandKeys;
    private final LogEntries logEntries;
    private final Duration tailPause;

    PostgresEventStorageEngine(
            GroupCommit groupCommit,
            LogReader reader,
            SnapshotTable snapshots,
            StoredNames names,
            Serializer snapshotSerializer,
            EventUpcaster upcasters,
            Duration tailPause) {
        super(new Builder(new EventSerializer(names), snapshotSerializer).upcasterChain(upcasters));
        this.groupCommit = groupCommit;
        this.reader = reader;
        this.snapshots = snapshots;
        this.commandKeys = new CommandKeys(names);
        this.logEntries = new LogEntries(names);
        this.tailPause = tailPause;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        RefusalMonitor.eventsAreAppended();
        LogEntry.Keys keys =
                commandKeys.ofCurrentCommand((LedgerEvent) events.getFirst().getPayload());
        List<LogEntry> entries = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            entries.add(logEntries.of((DomainEventMessage<?>) event, keys));
            keys = LogEntry.Keys.NONE;
        }
        groupCommit.append(new Append(entries, commandKeys.reliedOnByCurrentCommand()));
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier, getSnapshotSerializer());
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(
            String identifier, long firstSequenceNumber) {
        return reader.stream(identifier, firstSequenceNumber);
    }

    /**
     * Reads page by page from behind the token to the end of the log as it is when it gets there.
     */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        if (mayBlock) {
            LockSupport.parkNanos(tailPause.toNanos()); // let a batch gather
        }
        long after = trackingToken == null ? 0 : trackingToken.position().orElse(0);
        Iterator<TrackedDomainEventData<byte[]>> pages = reader.following(after);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        pages, Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return reader.lastSequenceNumber(aggregateIdentifier);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(reader.lastPositionBefore(dateTime));
    }

    private static final class Builder extends AbstractEventStorageEngine.Builder {
        Builder(Serializer events, Serializer snapshots) {
            eventSerializer(events);
            snapshotSerializer(snapshots);
        }
    }
}
