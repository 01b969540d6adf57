package jp.nagaokapay.ledger.log.mac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.TestMacKeys;
import jp.nagaokapay.ledger.log.append.LogEntry;
import jp.nagaokapay.ledger.log.append.LogTable;
import jp.nagaokapay.ledger.log.event.StoredKind;
import jp.nagaokapay.ledger.log.mac.AppendedRows.Fault;
import jp.nagaokapay.ledger.log.mac.AppendedRows.Kind;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody with every right on the database, but without the key, writes to the log. */
@NullMarked
class AppendedRowsTest {
    private static final MacKey NEXT = new MacKey(2, "another key of thirty-two bytes!".getBytes());
    private static final StoredKind HAPPENED = new StoredKind("sample.happened", null);
    private static final Instant AT = Instant.parse("2023-04-01T03:04:06.123456Z");

    private final DataSource database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @Test
    void rows_that_the_program_appended_are_its_own_whatever_their_columns_hold() throws Exception {
        append(TestMacKeys.KEY, 3);

        assertThat(rows().behind(0).faults()).isEmpty();
        assertThat(rows().behind(0).last()).isEqualTo(3);
        assertThat(rows().behind(3).empty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = replace(payload::text, '20000', '90000')::json",
                "aggregate_id = convert_to('sample:b', 'UTF8')",
                "sequence_number = 77",
                "kind = kind + 1",
                "revision = '2'",
                "occurred_at = occurred_at + interval '1 microsecond'",
                "metadata = '{\"approvedBy\":\"staff:b\"}'",
                "metadata = NULL",
                "business_key = NULL",
                "alias_key = idempotency_key, idempotency_key = alias_key",
                "request_hash = key_digest('other')",
                "answer_kind = NULL",
                "answer = '{\"status\":\"PAID\"}'",
                "mac = substr(mac, 1, 17)",
                "mac = substr(mac, 1, 2) || substr(sha256(convert_to(payload::text, 'UTF8')), 1, 16)"
            })
    void a_row_that_was_changed_in_any_column_is_found(String change) throws Exception {
        append(TestMacKeys.KEY, 3);

        byTheOwner("UPDATE domain_event SET " + change + " WHERE position = 2");

        assertThat(rows().behind(0).faults()).containsExactly(new Fault(2, Kind.FORGED));
        assertThat(rows().at(2)).containsExactly(new Fault(2, Kind.FORGED));
        assertThat(rows().at(1)).isEmpty();
    }

    @Test
    void a_row_that_was_put_at_the_end_is_found_though_it_has_another_rows_code() throws Exception {
        append(TestMacKeys.KEY, 3);

        byTheOwner(
                """
                INSERT INTO domain_event (position, occurred_at, sequence_number, kind,
                    aggregate_id, payload, mac)
                SELECT 4, occurred_at, 3, kind, aggregate_id, payload, mac
                FROM domain_event WHERE position = 3
                """);

        assertThat(rows().behind(3).faults()).containsExactly(new Fault(4, Kind.FORGED));
    }

    @Test
    void rows_that_were_taken_out_are_missed() throws Exception {
        append(TestMacKeys.KEY, 4);

        byTheOwner("DELETE FROM domain_event WHERE position IN (1, 3)");

        assertThat(rows().behind(0).faults())
                .extracting(Fault::position, Fault::kind)
                .containsExactly(tuple(1L, Kind.MISSING), tuple(3L, Kind.MISSING));
        assertThat(rows().at(3)).containsExactly(new Fault(3, Kind.MISSING));
    }

    @Test
    void rows_keep_the_key_that_was_current_when_they_were_appended() throws Exception {
        append(TestMacKeys.KEY, 1);
        append(NEXT, 1);

        assertThat(rows(TestMacKeys.KEY, NEXT).behind(0).faults()).isEmpty();
        assertThat(rows().behind(0).faults()).containsExactly(new Fault(2, Kind.FORGED));
    }

    private AppendedRows rows(MacKey... keys) {
        return new AppendedRows(jdbc, keys.length == 0 ? TestMacKeys.KEYS : new TestMacKeys(keys));
    }

    private void byTheOwner(String sql) {
        jdbc.execute(
                """
                ALTER TABLE domain_event DISABLE TRIGGER domain_event_append_only;
                %s;
                ALTER TABLE domain_event ENABLE TRIGGER domain_event_append_only
                """
                        .formatted(sql));
    }

    private void append(MacKey key, int rows) throws Exception {
        Long head =
                jdbc.queryForObject(
                        "SELECT coalesce(max(position), 0) FROM domain_event", Long.class);
        List<LogEntry> entries = new ArrayList<>();
        for (long number = head == null ? 0 : head; entries.size() < rows; number++) {
            entries.add(
                    new LogEntry(
                            "sample:a",
                            number,
                            HAPPENED,
                            "1",
                            AT,
                            "{\"amount\":20000,\"at\":\"長岡 \\u0041\"}",
                            "{\"approvedBy\":\"staff:a\"}",
                            new LogEntry.Keys(
                                    "business-" + number,
                                    "alias-" + number,
                                    "request-" + number,
                                    "hash",
                                    HAPPENED,
                                    "{\"status\":\"REFUSED\"}")));
        }
        try (Connection connection = database.getConnection()) {
            LogTable.append(connection, entries, key);
        }
    }
}
