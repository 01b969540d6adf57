package jp.nagaokapay.ledger.log.follow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.read.LogReader;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those who follow the log, projections and policies: how far each has come. */
public final class Processors {
    static final String POLICY_PREFIX = "policy-";

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(2).toNanos();
    private static final Duration REBUILD_MAX = Duration.ofHours(24);
    private static final long REPORT_NANOS = Duration.ofMillis(200).toNanos();

    private static final String PROJECTIONS =
            """
            SELECT p.name, CASE WHEN p.together THEN f.position ELSE p.position END
            FROM projection p, projection_follower f WHERE p.name IN (:names)
            """;
    private static final String POLICIES =
            """
            SELECT processorName, token, tokenType FROM token_entry
            WHERE token IS NOT NULL AND processorName IN (:names)
            """;

    private final EventProcessingConfiguration processing;
    private final JdbcClient jdbc;
    private final LogReader log;
    private final Serializer tokens;
    private final ProjectionFollower follower;
    private final Wakeup pacedPolicies;

    Processors(
            EventProcessingConfiguration processing,
            ProjectionFollower follower,
            Wakeup pacedPolicies,
            JdbcClient jdbc,
            LogReader log,
            Serializer tokens) {
        this.processing = processing;
        this.follower = follower;
        this.pacedPolicies = pacedPolicies;
        this.jdbc = jdbc;
        this.log = log;
        this.tokens = tokens;
    }

    /**
     * Waits until every processor has handled everything in the log, their own commands' events
     * included; fails after {@code atMost}, naming who is behind.
     */
    public void awaitDrained(Duration atMost) {
        await(
                processing.eventProcessors().keySet().stream().toList(),
                atMost,
                LOOK_AGAIN_NANOS,
                null);
    }

    /**
     * Waits until these processors have handled the log up to a position; answers whether they have
     * within {@code atMost}.
     */
    public boolean awaitPassed(long position, Duration atMost, String... names) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Map<String, Long> positions = positions();
            if (Stream.of(names).allMatch(name -> positions.getOrDefault(name, 0L) >= position)) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            follower.awaited();
            pacedPolicies.awaited();
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /**
     * How far each processor has followed the log, by name. One that runs here knows best: it
     * stores its position only now and then while it passes over events that are not for it. What
     * runs on other nodes is known by the stored positions.
     */
    public Map<String, Long> positions() {
        Map<String, Long> positions = new TreeMap<>();
        List<String> elsewhere = new ArrayList<>();
        processing
                .eventProcessors()
                .forEach((name, processor) -> {
                    OptionalLong here = positionHere(processor);
                    positions.put(name, here.orElse(0));
                    if (here.isEmpty()) {
                        elsewhere.add(name);
                    }
                });
        if (!elsewhere.isEmpty()) {
            positions.putAll(stored(elsewhere));
        }
        return positions;
    }

    /**
     * How far each processor's tables are, by name, as the caller's transaction sees them: what is
     * stored together with the tables. 0 for one that has stored nothing.
     */
    public Map<String, Long> storedPositions() {
        Map<String, Long> positions = new TreeMap<>();
        List<String> names = List.copyOf(processing.eventProcessors().keySet());
        names.forEach(name -> positions.put(name, 0L));
        positions.putAll(stored(names));
        return positions;
    }

    /** How far the processor of a group has followed the log; without a query when it runs here. */
    long positionOf(String processingGroup) {
        EventProcessor processor = processorOf(processingGroup);
        String name = processor.getName();
        return positionHere(processor)
                .orElseGet(() -> stored(List.of(name)).getOrDefault(name, 0L));
    }

    /** Whether the processor of a group has a handler of such events. */
    boolean handles(String processingGroup, Class<?> event) {
        return processorOf(processingGroup) instanceof AbstractEventProcessor processor
                && processor.eventHandlerInvoker().canHandleType(event);
    }

    private EventProcessor processorOf(String processingGroup) {
        return processing
                .eventProcessorByProcessingGroup(processingGroup)
                .orElseThrow(() -> new IllegalArgumentException(processingGroup));
    }

    private Map<String, Long> stored(List<String> names) {
        Map<String, Long> positions = new TreeMap<>();
        jdbc.sql(PROJECTIONS)
                .param("names", names)
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(stored -> positions.put(stored.getKey(), stored.getValue()));
        jdbc.sql(POLICIES)
                .param("names", names)
                .query((row, number) -> Map.entry(row.getString(1), position(row)))
                .list()
                .forEach(stored -> positions.put(stored.getKey(), stored.getValue()));
        return positions;
    }

    private static OptionalLong positionHere(EventProcessor processor) {
        return processor instanceof StreamingEventProcessor streaming
                ? streaming.processingStatus().values().stream()
                        .mapToLong(status -> status.getCurrentPosition().orElse(0))
                        .min()
                : OptionalLong.empty();
    }

    /**
     * Empties every projection and fills it again from the log; policies are not replayed. Returns
     * when done.
     *
     * @param progress is told now and then the position of the slowest projection and the log's
     *     last
     */
    public void rebuild(BiConsumer<Long, Long> progress) {
        follower.refill();
        List<String> projections =
                processing.eventProcessors().keySet().stream()
                        .filter(name -> !name.startsWith(POLICY_PREFIX))
                        .toList();
        await(projections, REBUILD_MAX, REPORT_NANOS, progress);
    }

    /** Somebody waits for a projection: it shall not gather a batch. */
    void hurry() {
        follower.awaited();
    }

    private void await(
            List<String> names,
            Duration atMost,
            long lookAgainNanos,
            @Nullable BiConsumer<Long, Long> progress) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            long head = log.head();
            Map<String, Long> positions = positions();
            positions.keySet().retainAll(names);
            long slowest =
                    positions.values().stream().mapToLong(Long::longValue).min().orElse(head);
            if (progress != null) {
                progress.accept(Math.min(slowest, head), head);
            }
            if (slowest >= head && log.head() == head) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        positions.entrySet().stream()
                                .filter(entry -> entry.getValue() < head)
                                .map(entry -> entry.getKey() + " at " + entry.getValue())
                                .collect(Collectors.joining(", ", "behind " + head + ": ", "")));
            }
            follower.awaited();
            pacedPolicies.awaited();
            LockSupport.parkNanos(lookAgainNanos);
        }
    }

    private long position(ResultSet row) throws SQLException {
        TrackingToken stored =
                tokens.deserialize(
                        new SimpleSerializedObject<>(
                                row.getBytes(2), byte[].class, row.getString(3), null));
        return stored == null ? 0 : stored.position().orElse(0);
    }
}
