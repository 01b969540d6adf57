package jp.nagaokapay.ledger.log.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.TestMacKeys;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.log.event.StoredKind;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.message.StaleRead;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class GroupCommitTest {
    private final DataSource database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final LogReader reader = new LogReader(jdbc);
    private final GroupCommit here = node(2_000);
    private final GroupCommit there = node(2_000);

    @BeforeEach
    void start() {
        here.start();
        there.start();
    }

    @AfterEach
    void stop() {
        here.stop();
        there.stop();
    }

    @Test
    void appends_of_two_nodes_get_positions_without_gaps() throws Exception {
        List<Callable<Void>> appends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String stream = "stream-" + i;
            GroupCommit node = i % 2 == 0 ? here : there;
            appends.add(() -> append(node, entry(stream, 0, null), entry(stream, 1, null)));
        }

        assertThat(Together.run(appends)).allMatch(Together.Outcome::succeeded);

        assertThat(positions())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void the_events_of_a_command_stand_together() throws Exception {
        List<Callable<Void>> appends = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String stream = "stream-" + i;
            GroupCommit node = i % 2 == 0 ? here : there;
            appends.add(() -> append(node, entry(stream, 0, null), entry(stream, 1, null)));
        }
        Together.run(appends);

        assertThat(
                        jdbc.queryForObject(
                                """
                                SELECT count(*) FROM domain_event a JOIN domain_event b
                                ON b.aggregate_id = a.aggregate_id AND b.position = a.position + 1
                                """,
                                Integer.class))
                .isEqualTo(50);
    }

    @Test
    void a_taken_business_key_is_told_and_its_neighbours_are_written() throws Exception {
        append(here, entry("first", 0, "once"));
        List<Callable<Void>> appends = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String stream = "neighbour-" + i;
            String key = i % 4 == 0 ? "once" : null;
            appends.add(() -> append(here, entry(stream, 0, key), entry(stream, 1, null)));
        }

        var outcomes = Together.run(appends);

        assertThat(outcomes.stream().filter(Together.Outcome::succeeded)).hasSize(15);
        assertThat(outcomes.stream().filter(outcome -> !outcome.succeeded()))
                .allSatisfy(outcome -> assertThat(outcome.failure()).isInstanceOf(Duplicate.class));
        assertThat(positions())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 31).boxed().toList());
    }

    @Test
    void the_same_key_twice_in_one_batch_is_written_once() throws Exception {
        List<Callable<Void>> appends = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String stream = "twin-" + i;
            GroupCommit node = i % 2 == 0 ? here : there;
            appends.add(() -> append(node, entry(stream, 0, "same")));
        }

        var outcomes = Together.run(appends);

        assertThat(outcomes.stream().filter(Together.Outcome::succeeded)).hasSize(1);
        assertThat(positions()).containsExactly(1L);
    }

    @Test
    void a_clash_on_a_stream_is_a_lost_race() throws Exception {
        append(here, entry("stream", 0, null));
        assertThatThrownBy(() -> append(there, entry("stream", 0, null)))
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void what_relies_on_something_restricted_since_is_refused_and_its_neighbours_are_written()
            throws Exception {
        append(
                here,
                entry("shop", 0, null),
                event("shop", 1, "test.closed"),
                entry("shop", 2, null));
        append(here, entry("other", 0, null));
        List<Callable<Void>> appends = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            LogEntry entry = entry("stream-" + i, 0, null);
            GroupCommit node = i % 2 == 0 ? here : there;
            ReadVersion relied =
                    switch (i % 4) {
                        case 0 -> new ReadVersion("shop", 0);
                        case 1 -> new ReadVersion("shop", 1);
                        case 2 -> new ReadVersion("other", 0);
                        default -> null;
                    };
            appends.add(() -> append(node, relied, entry));
        }

        var outcomes = Together.run(appends);

        for (int i = 0; i < 40; i++) {
            if (i % 4 == 0) {
                assertThat(outcomes.get(i).failure()).isInstanceOf(StaleRead.class);
            } else {
                assertThat(outcomes.get(i).succeeded()).isTrue();
            }
        }
        assertThat(positions())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 34).boxed().toList());
    }

    @Test
    void a_key_to_which_a_refusal_is_kept_is_refused_and_its_neighbours_are_written()
            throws Exception {
        jdbc.update(
                "INSERT INTO kept_refusal (idempotency_key, request_hash, code, details, kept_at)"
                        + " VALUES (key_digest('kept'), '', 'CODE', '{}', now()),"
                        + " (key_digest('kept long ago'), '', 'CODE', '{}',"
                        + " now() - interval '25 hours')");
        List<Callable<Void>> appends = new ArrayList<>();
        for (String key : List.of("kept", "kept long ago", "new")) {
            appends.add(() -> append(here, requested("stream of " + key, key)));
        }

        var outcomes = Together.run(appends);

        assertThat(outcomes.getFirst().failure())
                .isInstanceOfSatisfying(
                        Duplicate.class,
                        duplicate ->
                                assertThat(duplicate.kind()).isEqualTo(Duplicate.Key.IDEMPOTENCY));
        assertThat(outcomes.subList(1, 3)).allMatch(Together.Outcome::succeeded);
        assertThat(positions()).containsExactly(1L, 2L);
    }

    @Test
    void in_one_batch_a_restriction_stands_behind_what_relies_on_the_state_before() {
        Append closing = new Append(List.of(event("shop", 1, "test.closed")), null);
        Append paying = new Append(List.of(entry("wallet", 0, null)), new ReadVersion("shop", 0));

        new LogWriter(database, Set.of(kind("test.closed").number()), TestMacKeys.KEYS)
                .write(List.of(closing, paying));

        assertThat(
                        jdbc.queryForList(
                                "SELECT aggregate_id FROM event_log ORDER BY position",
                                String.class))
                .containsExactly("wallet", "shop");
    }

    @Test
    void a_reader_by_position_misses_nothing_while_one_node_holds_its_commit() throws Exception {
        append(here, entry("before", 0, null));
        List<Long> seen = new ArrayList<>(read(0));
        CompletableFuture<Void> waiting;
        try (Connection held = database.getConnection()) {
            held.setAutoCommit(false);
            LogTable.append(held, List.of(entry("held", 0, null)), TestMacKeys.KEY);

            waiting = CompletableFuture.runAsync(() -> append(there, entry("behind", 0, null)));
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> !waiting.isDone());
            seen.addAll(read(seen.getLast()));
            assertThat(seen).containsExactly(1L);

            held.commit();
        }
        waiting.join();

        seen.addAll(read(seen.getLast()));
        assertThat(seen).containsExactly(1L, 2L, 3L);
        assertThat(
                        jdbc.queryForList(
                                "SELECT aggregate_id FROM event_log ORDER BY position",
                                String.class))
                .containsExactly("before", "held", "behind");
    }

    @Test
    void a_full_queue_answers_at_once_that_the_ledger_is_busy() throws Exception {
        GroupCommit small = node(2);
        try (Connection held = database.getConnection()) {
            held.setAutoCommit(false);
            LogTable.lock(held);
            small.start();
            List<CompletableFuture<Void>> waiting = new ArrayList<>();
            await().until(() -> {
                CompletableFuture<Void> next =
                        CompletableFuture.runAsync(
                                () -> append(small, entry(UUID.randomUUID().toString(), 0, null)));
                waiting.add(next);
                return waiting.stream().anyMatch(CompletableFuture::isCompletedExceptionally);
            });
            assertThat(waiting.stream().filter(CompletableFuture::isCompletedExceptionally))
                    .allSatisfy(refused ->
                            assertThat(refused.exceptionNow()).isInstanceOf(Unavailable.class));
            held.rollback();
        }
        small.stop();
    }

    @Test
    void a_writer_whose_connection_is_cut_goes_on_and_loses_nothing() throws Exception {
        append(here, entry("a", 0, null));
        jdbc.queryForList(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

        append(here, entry("a", 1, null));
        append(there, entry("a", 2, null));

        assertThat(positions()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_append_committed_by_a_connection_that_then_broke_counts_as_written() throws Exception {
        LogEntry entry = entry("a", 0, "key");
        try (Connection lost = database.getConnection()) {
            lost.setAutoCommit(false);
            LogTable.append(lost, List.of(entry), TestMacKeys.KEY);
            lost.commit();
        }
        Append append = new Append(List.of(entry), null);
        new LogWriter(new BreaksOnce(database), Set.of(), TestMacKeys.KEYS).write(List.of(append));

        assertThat(append.durable()).isCompleted();
        assertThat(positions()).containsExactly(1L);
    }

    @Test
    void after_a_broken_connection_anothers_event_at_the_same_place_is_a_lost_race()
            throws Exception {
        LogEntry ours = entry("a", 0, "key");
        append(here, entry("a", 0, "another key"));
        Append append = new Append(List.of(ours), null);

        new LogWriter(new BreaksOnce(database), Set.of(), TestMacKeys.KEYS).write(List.of(append));

        assertThat(append.durable())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(ConcurrencyException.class);
        assertThat(positions()).containsExactly(1L);
    }

    /** As the driver keeps it on the writer's connection, which may have begun with no events. */
    @Test
    void a_plan_that_is_kept_from_an_empty_log_reads_no_more_than_it_must_of_a_long_one()
            throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            for (String sql :
                    List.of(
                            AppendConditions.RESTRICTIONS,
                            AppendConditions.KEPT,
                            LogTable.PRESENT,
                            LogTable.TAKEN)) {
                String[] parts = sql.split("[?]", -1);
                StringBuilder numbered = new StringBuilder(parts[0]);
                for (int i = 1; i < parts.length; i++) {
                    numbered.append('$').append(i).append(parts[i]);
                }
                statement.execute("PREPARE kept AS " + numbered);
                List<String> plan = new ArrayList<>();
                try (ResultSet lines =
                        statement.executeQuery(
                                "EXPLAIN EXECUTE kept("
                                        + "'{}', ".repeat(parts.length - 2)
                                        + "'{}')")) {
                    while (lines.next()) {
                        plan.add(lines.getString(1));
                    }
                }
                statement.execute("DEALLOCATE kept");
                assertThat(plan)
                        .anyMatch(line -> line.contains("Index"))
                        .noneMatch(line -> line.contains("Seq Scan on"));
            }
        }
    }

    @Test
    void the_log_cannot_be_changed() {
        append(here, entry("a", 0, null));
        assertThatThrownBy(() -> jdbc.update("UPDATE domain_event SET payload = '{}'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.update("DELETE FROM domain_event"))
                .hasMessageContaining("append-only");
    }

    private GroupCommit node(int capacity) {
        return new GroupCommit(
                new LogWriter(database, Set.of(kind("test.closed").number()), TestMacKeys.KEYS),
                capacity,
                Duration.ofSeconds(10),
                new SimpleMeterRegistry());
    }

    private static @Nullable Void append(GroupCommit node, LogEntry... entries) {
        return append(node, null, entries);
    }

    private static @Nullable Void append(
            GroupCommit node, @Nullable ReadVersion reliesOn, LogEntry... entries) {
        node.append(new Append(List.of(entries), reliesOn));
        return null;
    }

    private List<Long> positions() {
        return jdbc.queryForList("SELECT position FROM domain_event ORDER BY position", Long.class);
    }

    private List<Long> read(long after) {
        return reader.page(after).stream()
                .map(event -> event.trackingToken().position().orElseThrow())
                .toList();
    }

    private static LogEntry entry(String stream, long sequence, @Nullable String businessKey) {
        return entry(stream, sequence, "test.happened", businessKey);
    }

    private static LogEntry requested(String stream, String idempotencyKey) {
        return new LogEntry(
                stream,
                0,
                kind("test.happened"),
                "1",
                Instant.parse("2023-04-01T00:00:00Z"),
                "{}",
                null,
                new LogEntry.Keys(null, null, idempotencyKey, "h", null, null));
    }

    private static LogEntry event(String stream, long sequence, String name) {
        return entry(stream, sequence, name, null);
    }

    private static LogEntry entry(
            String stream, long sequence, String name, @Nullable String businessKey) {
        return new LogEntry(
                stream,
                sequence,
                kind(name),
                "1",
                Instant.parse("2023-04-01T00:00:00Z"),
                "{}",
                null,
                new LogEntry.Keys(businessKey, null, null, null, null, null));
    }

    private static StoredKind kind(String name) {
        return new StoredKind(name, null);
    }

    /** The first connection breaks at its first use, as if the server's answer had been lost. */
    private static final class BreaksOnce
            extends org.springframework.jdbc.datasource.DelegatingDataSource {
        private boolean broken;

        BreaksOnce(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (!broken) {
                broken = true;
                throw new SQLException("the answer was lost", "08006");
            }
            return super.getConnection();
        }
    }
}
