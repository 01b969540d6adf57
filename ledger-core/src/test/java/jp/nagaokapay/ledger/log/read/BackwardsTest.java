package jp.nagaokapay.ledger.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.TestMacKeys;
import jp.nagaokapay.ledger.log.append.LogEntry;
import jp.nagaokapay.ledger.log.append.LogTable;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.event.StoredKind;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.read.EventLog.StreamEntry;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@NullMarked
class BackwardsTest {
    private static final String NAME = "sample.happened";
    private static final Instant AT = Instant.parse("2023-04-01T03:04:06Z");
    private static final StoredNames NAMES = new StoredNames().event(NAME, SampleHappened.class);

    record SampleHappened(Instant occurredAt) implements LedgerEvent {}

    @Test
    void a_page_of_a_wallet_with_15000_events_reads_its_own_rows_alone() throws Exception {
        SingleConnectionDataSource database =
                new SingleConnectionDataSource(TestDatabase.freshUrl(), true);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        EventLog log = new EventLog(jdbc, new LogReader(jdbc), NAMES, new EventUpcasterChain());
        try (Connection connection = database.getConnection()) {
            LogTable.append(
                    connection,
                    IntStream.range(0, 15_000).mapToObj(BackwardsTest::entry).toList(),
                    TestMacKeys.KEY);
            jdbc.execute("ANALYZE domain_event");
            connection.setAutoCommit(false);
            long before = rowsRead(jdbc);

            assertThat(log.backwards("wallet:old", 7_000, 51))
                    .extracting(StreamEntry::sequenceNumber)
                    .hasSize(51)
                    .startsWith(6_999L, 6_998L);

            assertThat(rowsRead(jdbc) - before).isEqualTo(51);
        } finally {
            database.destroy();
        }
    }

    @Test
    void a_reader_that_meets_a_kind_for_the_first_time_needs_no_second_connection()
            throws Exception {
        HikariConfig one = new HikariConfig();
        one.setJdbcUrl(TestDatabase.freshUrl());
        one.setMaximumPoolSize(1);
        one.setConnectionTimeout(2_000);
        try (HikariDataSource database = new HikariDataSource(one)) {
            try (Connection connection = database.getConnection()) {
                LogTable.append(connection, List.of(entry(0)), TestMacKeys.KEY);
            }

            assertThat(new LogReader(new JdbcTemplate(database)).stream("wallet:old", 0))
                    .hasSize(1);
        }
    }

    /** What this transaction has read of the log, by an index or without. */
    private static long rowsRead(JdbcTemplate jdbc) {
        Long rows =
                jdbc.queryForObject(
                        """
                        SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
                        WHERE relname = 'domain_event'
                        """,
                        Long.class);
        return rows == null ? 0 : rows;
    }

    private static LogEntry entry(int sequence) {
        return new LogEntry(
                "wallet:old",
                sequence,
                new StoredKind(NAME, null),
                "1",
                AT,
                StoredJson.write(new SampleHappened(AT)),
                null,
                LogEntry.Keys.NONE);
    }
}
