package jp.nagaokapay.ledger.log.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.event.EventSerializer;
import jp.nagaokapay.ledger.log.event.KeyDigest;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log for our own readers: in order, for those that remember a position; by the keys that make
 * a fact unique; by kind of event.
 */
public final class EventLog implements LogSelection {
    private static final String BY_KEY =
            """
            SELECT position FROM domain_event WHERE business_key = ?
            UNION ALL
            SELECT position FROM domain_event WHERE alias_key = ?
            """;

    /** One event where it stands in the log. */
    public record Entry(long position, String aggregateId, LedgerEvent event) {}

    /** One event where it stands among those of its aggregate, and what was told beside it. */
    public record StreamEntry(long sequenceNumber, LedgerEvent event, MetaData metaData) {}

    private final JdbcTemplate jdbc;
    private final LogReader reader;
    private final StoredNames names;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final RecentMessages recent = new RecentMessages();

    public EventLog(
            JdbcTemplate jdbc, LogReader reader, StoredNames names, EventUpcaster upcasters) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.names = names;
        this.serializer = new EventSerializer(names);
        this.upcasters = upcasters;
    }

    /**
     * The first event of the command that carried this business or alias key; sees every
     * acknowledged command.
     */
    public Optional<Entry> find(String key) {
        byte[] digest = KeyDigest.of(key);
        return jdbc.query(BY_KEY, (row, number) -> row.getLong(1), digest, digest).stream()
                .findFirst()
                .map(position -> decode(Stream.of(reader.at(position))).getFirst());
    }

    /**
     * The next events behind a position, oldest first, at most 1,000; empty at the end of the log.
     * Nothing is skipped or shown twice.
     */
    public List<Entry> read(long afterPosition) {
        return decode(reader.page(afterPosition).stream());
    }

    /** The same for a reader close behind those who follow the log on this node. */
    public List<Entry> readRecent(long afterPosition) {
        List<TrackedEventMessage<?>> page = recent.behind(afterPosition, PAGE);
        return page.isEmpty() ? read(afterPosition) : page.stream().map(EventLog::entry).toList();
    }

    public LedgerEvent at(long position) {
        return decode(Stream.of(reader.at(position))).getFirst().event();
    }

    /** The events at these positions, in the order of the log. */
    public Stream<Entry> at(List<Long> positions) {
        return IntStream.iterate(0, from -> from < positions.size(), from -> from + PAGE)
                .mapToObj(from -> positions.subList(from, Math.min(positions.size(), from + PAGE)))
                .flatMap(page -> decode(reader.at(page.toArray(Long[]::new)).stream()).stream());
    }

    /** The next events behind a position and not behind another, as Axon's handlers take them. */
    public List<TrackedEventMessage<?>> messages(long afterPosition, long upToPosition, int limit) {
        List<TrackedEventMessage<?>> page =
                List.copyOf(
                        EventUtils.upcastAndDeserializeTrackedEvents(
                                        reader.page(afterPosition, upToPosition, limit).stream(),
                                        serializer,
                                        upcasters)
                                .toList());
        recent.keep(afterPosition, page);
        return page;
    }

    /** The last position of the log; 0 when it is empty. */
    public long head() {
        return reader.head();
    }

    @Override
    public List<Entry> read(
            long afterPosition, long upToPosition, Set<Class<? extends LedgerEvent>> kinds) {
        return decode(reader.page(afterPosition, upToPosition, names(kinds), PAGE).stream());
    }

    @Override
    public List<LedgerEvent> ofAggregate(
            String aggregateId, Set<Class<? extends LedgerEvent>> kinds) {
        return decode(reader.ofAggregate(aggregateId, names(kinds), PAGE).stream()).stream()
                .map(Entry::event)
                .toList();
    }

    /**
     * The events of an aggregate whose field says this, oldest first; sees every acknowledged
     * command. Looks through the whole stream.
     */
    public List<LedgerEvent> ofAggregate(String aggregateId, String field, String value) {
        return decode(reader.ofAggregate(aggregateId, field, value).stream()).stream()
                .map(Entry::event)
                .toList();
    }

    /**
     * An aggregate's events before a sequence number, newest first: a page costs its own rows,
     * however many lie before them.
     */
    public List<StreamEntry> backwards(String aggregateId, long before, int limit) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        reader.backwards(aggregateId, before, limit).stream(),
                        serializer,
                        upcasters)
                .map(message -> (DomainEventMessage<?>) message)
                .map(message ->
                        new StreamEntry(
                                message.getSequenceNumber(),
                                (LedgerEvent) message.getPayload(),
                                message.getMetaData()))
                .toList();
    }

    @Override
    public Range between(Instant from, Instant to) {
        return new Range(reader.lastPositionBefore(from), reader.lastPositionOfBefore(to));
    }

    private String[] names(Set<Class<? extends LedgerEvent>> kinds) {
        return kinds.stream()
                .map(kind -> names.events().require(kind).name())
                .toArray(String[]::new);
    }

    private List<Entry> decode(Stream<TrackedDomainEventData<byte[]>> rows) {
        return EventUtils.upcastAndDeserializeTrackedEvents(rows, serializer, upcasters)
                .map(EventLog::entry)
                .toList();
    }

    private static Entry entry(TrackedEventMessage<?> message) {
        return new Entry(
                ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex(),
                ((DomainEventMessage<?>) message).getAggregateIdentifier(),
                (LedgerEvent) message.getPayload());
    }
}
