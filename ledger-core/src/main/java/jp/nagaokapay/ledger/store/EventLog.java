package jp.nagaokapay.ledger.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.message.LedgerEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log for our own readers: by key and by position. */
final class EventLog implements LogKeys, LogFeed, LogSelection {
    private static final String BY_KEY =
            """
            SELECT position FROM domain_event WHERE business_key = ?
            UNION ALL
            SELECT position FROM domain_event WHERE alias_key = ?
            """;

    private final JdbcTemplate jdbc;
    private final LogReader reader;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    EventLog(JdbcTemplate jdbc, LogReader reader, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    @Override
    public Optional<KeyedEvent> find(String key) {
        return jdbc.query(BY_KEY, (row, number) -> row.getLong(1), key, key).stream()
                .findFirst()
                .map(position -> decode(Stream.of(reader.at(position))).getFirst())
                .map(entry -> new KeyedEvent(entry.aggregateId(), entry.event(), entry.position()));
    }

    @Override
    public List<Entry> read(long afterPosition) {
        return decode(reader.page(afterPosition).stream());
    }

    @Override
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

    @Override
    public Range between(Instant from, Instant to) {
        return new Range(reader.lastPositionBefore(from), reader.lastPositionOfBefore(to));
    }

    private static String[] names(Set<Class<? extends LedgerEvent>> kinds) {
        return kinds.stream()
                .map(kind -> EventNames.EVENTS.require(kind).name())
                .toArray(String[]::new);
    }

    private List<Entry> decode(Stream<TrackedDomainEventData<byte[]>> rows) {
        return EventUtils.upcastAndDeserializeTrackedEvents(rows, serializer, upcasters)
                .map(message ->
                        new Entry(
                                ((GlobalSequenceTrackingToken) message.trackingToken())
                                        .getGlobalIndex(),
                                ((DomainEventMessage<?>) message).getAggregateIdentifier(),
                                (LedgerEvent) message.getPayload()))
                .toList();
    }
}
