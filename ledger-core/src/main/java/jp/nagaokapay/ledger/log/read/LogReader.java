package jp.nagaokapay.ledger.log.read;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.event.AggregateKey;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The statements that read the log. */
public final class LogReader {
    private static final int PAGE = 1_000;

    private static final String COLUMNS =
            "SELECT position, aggregate_id, sequence_number, kind, revision, occurred_at,"
                    + " payload, metadata FROM domain_event ";

    private static final String OF_NAMES =
            " AND kind = ANY(ARRAY(SELECT number FROM stored_kind WHERE name = ANY(?)))";

    private final JdbcTemplate jdbc;
    private final EventRows rows;

    public LogReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new EventRows();
    }

    public Stream<DomainEventData<byte[]>> stream(String aggregateId, long firstSequenceNumber) {
        List<DomainEventData<byte[]>> events = new ArrayList<>();
        List<DomainEventData<byte[]>> page;
        long next = firstSequenceNumber;
        do {
            page = streamPage(aggregateId, next);
            events.addAll(page);
            next += page.size();
        } while (page.size() == PAGE);
        return events.stream();
    }

    private List<DomainEventData<byte[]>> streamPage(String aggregateId, long first) {
        return jdbc.query(
                COLUMNS
                        + "WHERE aggregate_id = ? AND sequence_number >= ?"
                        + " ORDER BY sequence_number LIMIT "
                        + PAGE,
                (row, number) -> rows.entry(row),
                AggregateKey.of(aggregateId),
                first);
    }

    /** The other way round: newest first. */
    List<TrackedDomainEventData<byte[]>> backwards(String aggregateId, long before, int limit) {
        return jdbc.query(
                COLUMNS
                        + "WHERE aggregate_id = ? AND sequence_number < ?"
                        + " ORDER BY sequence_number DESC LIMIT ?",
                (row, number) -> rows.tracked(row),
                AggregateKey.of(aggregateId),
                before,
                limit);
    }

    public Iterator<TrackedDomainEventData<byte[]>> following(long position) {
        return new Following(position);
    }

    public List<TrackedDomainEventData<byte[]>> page(long after) {
        return page(after, PAGE);
    }

    private List<TrackedDomainEventData<byte[]>> page(long after, int limit) {
        return page(after, Long.MAX_VALUE, limit);
    }

    List<TrackedDomainEventData<byte[]>> page(long after, long upTo, int limit) {
        return jdbc.query(
                COLUMNS + "WHERE position > ? AND position <= ? ORDER BY position LIMIT ?",
                (row, number) -> rows.tracked(row),
                after,
                upTo,
                limit);
    }

    public List<TrackedDomainEventData<byte[]>> page(
            long after, long upTo, String[] names, int limit) {
        return jdbc.query(
                COLUMNS
                        + "WHERE position > ? AND position <= ?"
                        + OF_NAMES
                        + " ORDER BY position LIMIT ?",
                (row, number) -> rows.tracked(row),
                after,
                upTo,
                names,
                limit);
    }

    List<TrackedDomainEventData<byte[]>> ofAggregate(String id, String[] names, int limit) {
        return jdbc.query(
                COLUMNS + "WHERE aggregate_id = ?" + OF_NAMES + " ORDER BY sequence_number LIMIT ?",
                (row, number) -> rows.tracked(row),
                AggregateKey.of(id),
                names,
                limit);
    }

    /** All events of an aggregate that have a field and say this in it. */
    List<TrackedDomainEventData<byte[]>> ofAggregate(String id, String field, String value) {
        return jdbc.query(
                COLUMNS
                        + "WHERE aggregate_id = ? AND payload ->> ? = ?"
                        + " ORDER BY sequence_number",
                (row, number) -> rows.tracked(row),
                AggregateKey.of(id),
                field,
                value);
    }

    TrackedDomainEventData<byte[]> at(long position) {
        return page(position - 1, 1).getFirst();
    }

    List<TrackedDomainEventData<byte[]>> at(Long[] positions) {
        return jdbc.query(
                COLUMNS + "WHERE position = ANY(?) ORDER BY position",
                (row, number) -> rows.tracked(row),
                (Object) positions);
    }

    /** The last position of the log; 0 when it is empty. */
    public long head() {
        Long head =
                jdbc.queryForObject(
                        "SELECT coalesce(max(position), 0) FROM domain_event", Long.class);
        return head == null ? 0 : head;
    }

    public long lastPositionBefore(Instant instant) {
        OffsetDateTime time = SqlTime.utcRoundedUp(instant);
        Long position =
                jdbc.queryForObject(
                        """
                        SELECT coalesce(min(position) - 1, (SELECT max(position) FROM domain_event), 0)
                        FROM domain_event WHERE occurred_at >= ?
                        """,
                        Long.class,
                        time);
        return position == null ? 0 : position;
    }

    /** The last position at which something from before {@code instant} lies. */
    long lastPositionOfBefore(Instant instant) {
        Long position =
                jdbc.queryForObject(
                        "SELECT coalesce(max(position), 0) FROM domain_event WHERE occurred_at < ?",
                        Long.class,
                        SqlTime.utcRoundedUp(instant));
        return position == null ? 0 : position;
    }

    /**
     * Whether something behind a position and not behind another happened until {@code instant}.
     */
    public boolean happenedUntil(Instant instant, long after, long upTo) {
        if (instant.isBefore(Instant.EPOCH)) {
            return false; // nothing is that old, and PostgreSQL has no such timestamps
        }
        return Boolean.TRUE.equals(
                jdbc.queryForObject(
                        """
                        SELECT EXISTS (SELECT FROM domain_event
                            WHERE position > ? AND position <= ? AND occurred_at <= ?)
                        """,
                        Boolean.class,
                        after,
                        upTo,
                        SqlTime.utc(instant)));
    }

    public Optional<Long> lastSequenceNumber(String aggregateId) {
        return Optional.ofNullable(
                jdbc.queryForObject(
                        "SELECT max(sequence_number) FROM domain_event WHERE aggregate_id = ?",
                        Long.class,
                        AggregateKey.of(aggregateId)));
    }

    private final class Following implements Iterator<TrackedDomainEventData<byte[]>> {
        private long position;
        private @Nullable Iterator<TrackedDomainEventData<byte[]>> page;
        private boolean last;

        private Following(long position) {
            this.position = position;
        }

        @Override
        public boolean hasNext() {
            if (page != null && page.hasNext()) {
                return true;
            }
            if (last) {
                return false;
            }
            List<TrackedDomainEventData<byte[]>> next = page(position);
            last = next.size() < PAGE;
            Iterator<TrackedDomainEventData<byte[]>> iterator = next.iterator();
            page = iterator;
            return iterator.hasNext();
        }

        @Override
        public TrackedDomainEventData<byte[]> next() {
            Iterator<TrackedDomainEventData<byte[]>> current = page;
            if (!hasNext() || current == null) {
                throw new NoSuchElementException();
            }
            TrackedDomainEventData<byte[]> event = current.next();
            position = event.trackingToken().position().orElseThrow();
            return event;
        }
    }
}
