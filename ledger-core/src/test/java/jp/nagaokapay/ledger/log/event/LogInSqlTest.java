package jp.nagaokapay.ledger.log.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.EventCatalogue;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.TestMacKeys;
import jp.nagaokapay.ledger.log.Samples;
import jp.nagaokapay.ledger.log.append.LogEntries;
import jp.nagaokapay.ledger.log.append.LogEntry;
import jp.nagaokapay.ledger.log.append.LogTable;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the log leaves out or writes short is whole again for the program and for psql. */
class LogInSqlTest {
    private static final DataSource DATABASE = TestDatabase.fresh();

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wallet:01a22c5c46f57b3cb39faaec245ffc01",
                "merchant:ffffffffffffffffffffffffffffffff",
                "campaign:00000000000000000000000000000000",
                "link:01a22c5c46f57b3cb39faaec245ffc0f",
                "wallet:01A22c5c46f57b3cb39faaec245ffc01",
                "wallet:01a22c5c46f57b3cb39faaec245ffc0",
                "wallet:01a22c5c46f57b3cb39faaec245ffc010",
                "wallet:01a22c5c46f57b3cb39faaec245ffc0g",
                "wallet:demo",
                "wallet:",
                "payout:01a22c5c46f57b3cb39faaec245ffc01",
                "settlement:01a22c5c46f57b3cb39faaec245ffc01.20230430",
                "店:一"
            })
    void an_id_is_the_same_in_java_and_in_sql_and_comes_back(String id) {
        byte[] key = AggregateKey.of(id);

        assertThat(AggregateKey.id(key)).isEqualTo(id);
        assertThat(jdbc.queryForObject("SELECT aggregate_key(?)", byte[].class, id)).isEqualTo(key);
        assertThat(jdbc.queryForObject("SELECT aggregate_id(?)", String.class, key)).isEqualTo(id);
    }

    @Test
    void ids_that_differ_only_in_their_type_are_two() {
        String uuid = "01a22c5c46f57b3cb39faaec245ffc01";
        assertThat(AggregateKey.of("wallet:" + uuid)).isNotEqualTo(AggregateKey.of("link:" + uuid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "payment:wallet:demo:k-1", "wallet:demo|鍵"})
    void a_key_is_the_same_in_java_and_in_sql(String key) {
        assertThat(KeyDigest.of(key)).hasSize(15);
        assertThat(jdbc.queryForObject("SELECT key_digest(?)", byte[].class, key))
                .isEqualTo(KeyDigest.of(key));
    }

    @Test
    void every_event_is_whole_for_the_program_and_in_psql() throws Exception {
        List<LedgerEvent> events = new ArrayList<>();
        List<LogEntry> entries = new ArrayList<>();
        for (String name : EventCatalogue.NAMES.events().names()) {
            LedgerEvent event =
                    (LedgerEvent) Samples.of(EventCatalogue.NAMES.events().require(name).type());
            JsonNode json = StoredJson.read(StoredJson.write(event), JsonNode.class);
            entries.add(entry(json.iterator().next().textValue(), events.size(), event));
            events.add(event);
        }
        assertThat(entries)
                .allSatisfy(entry -> {
                    assertThat(entry.kind().idField()).isNotNull();
                    assertThat(entry.payload()).doesNotContain("occurredAt");
                });

        write(entries);

        assertThat(log().read(0)).extracting(EventLog.Entry::event).isEqualTo(events);
        List<Map<String, Object>> rows =
                jdbc.queryForList(
                        "SELECT event_name, payload::text FROM event_log ORDER BY position");
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).get("event_name"))
                    .isEqualTo(EventCatalogue.NAMES.nameOf(events.get(i)));
            assertThat(StoredJson.read((String) rows.get(i).get("payload"), JsonNode.class))
                    .isEqualTo(StoredJson.read(StoredJson.write(events.get(i)), JsonNode.class));
        }
    }

    /** An event may be about another than its aggregate, or fall between two microseconds. */
    @Test
    void what_the_row_does_not_say_stays_in_the_payload() throws Exception {
        LedgerEvent early = new Happened("sample:a", Instant.parse("2023-04-01T03:04:06Z"), 1);
        LedgerEvent exact =
                new Happened("sample:a", Instant.parse("2023-04-01T03:04:06.123456Z"), 2);
        LedgerEvent between =
                new Happened("sample:a", Instant.parse("2023-04-01T03:04:06.123456789Z"), 3);
        LedgerEvent other = new Happened("sample:b", Instant.parse("2023-04-01T03:04:06.1Z"), 4);
        StoredNames names = new StoredNames().event("sample.happened", Happened.class);
        List<LedgerEvent> events = List.of(early, exact, between, other);
        DataSource database = TestDatabase.fresh();
        List<LogEntry> entries = new ArrayList<>();
        for (LedgerEvent event : events) {
            entries.add(
                    new LogEntries(names)
                            .of(message("sample:a", entries.size(), event), LogEntry.Keys.NONE));
        }
        assertThat(entries)
                .extracting(LogEntry::payload)
                .satisfiesExactly(
                        payload -> assertThat(payload).isEqualTo("{\"amount\":1}"),
                        payload -> assertThat(payload).isEqualTo("{\"amount\":2}"),
                        payload -> assertThat(payload).contains("456789Z"),
                        payload -> assertThat(payload).contains("sample:b"));

        write(database, entries);

        JdbcTemplate there = new JdbcTemplate(database);
        assertThat(
                        new EventLog(there, new LogReader(there), names, NoOpEventUpcaster.INSTANCE)
                                .read(0))
                .extracting(EventLog.Entry::event)
                .isEqualTo(events);
        assertThat(
                        there.queryForList(
                                "SELECT payload ->> 'occurredAt' FROM event_log ORDER BY position",
                                String.class))
                .containsExactly(
                        "2023-04-01T03:04:06Z",
                        "2023-04-01T03:04:06.123456Z",
                        "2023-04-01T03:04:06.123456789Z",
                        "2023-04-01T03:04:06.100Z");
    }

    record Happened(String sampleId, Instant occurredAt, long amount) implements LedgerEvent {}

    private EventLog log() {
        return new EventLog(
                jdbc, new LogReader(jdbc), EventCatalogue.NAMES, NoOpEventUpcaster.INSTANCE);
    }

    private static LogEntry entry(String aggregateId, long sequence, LedgerEvent event) {
        return new LogEntries(EventCatalogue.NAMES)
                .of(message(aggregateId, sequence, event), LogEntry.Keys.NONE);
    }

    private static GenericDomainEventMessage<?> message(
            String aggregateId, long sequence, LedgerEvent event) {
        return new GenericDomainEventMessage<>("sample", aggregateId, sequence, event);
    }

    private static void write(List<LogEntry> entries) throws Exception {
        write(DATABASE, entries);
    }

    private static void write(DataSource database, List<LogEntry> entries) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            LogTable.append(connection, entries, TestMacKeys.KEY);
            connection.commit();
        }
    }
}
