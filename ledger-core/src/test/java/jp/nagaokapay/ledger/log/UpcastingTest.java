package jp.nagaokapay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.EventCatalogue;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.log.append.LogEntry;
import jp.nagaokapay.ledger.log.append.LogTable;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletSuspended;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class UpcastingTest {
    private final DataSource database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @Test
    void an_event_of_an_older_revision_is_read_in_todays_shape() throws Exception {
        WalletSuspended event = (WalletSuspended) Samples.of(WalletSuspended.class);
        ObjectNode older = (ObjectNode) StoredJson.read(StoredJson.write(event), JsonNode.class);
        older.remove("reason");
        append(older.toString(), "0");

        List<EventLog.Entry> read = feed(new AddsReason()).read(0);

        assertThat(read).singleElement();
        assertThat(read.getFirst().event())
                .isEqualTo(new WalletSuspended(event.walletId(), event.occurredAt(), "UNKNOWN"));
    }

    @Test
    void an_auditor_reads_the_log_as_json_in_psql() throws Exception {
        append(StoredJson.write(Samples.of(WalletSuspended.class)), "1");

        assertThat(
                        jdbc.queryForObject(
                                "SELECT payload ->> 'reason' FROM event_log"
                                        + " WHERE event_name = 'wallet.suspended'",
                                String.class))
                .isEqualTo("text");
    }

    private void append(String payload, String revision) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            LogTable.append(
                    connection,
                    List.of(
                            new LogEntry(
                                    "wallet:sample",
                                    0,
                                    "Wallet",
                                    "00000000-0000-7000-8000-000000000000",
                                    "wallet.suspended",
                                    revision,
                                    Instant.EPOCH,
                                    payload,
                                    "{}",
                                    LogEntry.Keys.NONE)));
            connection.commit();
        }
    }

    private EventLog feed(SingleEventUpcaster upcaster) {
        return new EventLog(
                jdbc, new LogReader(jdbc), EventCatalogue.NAMES, new EventUpcasterChain(upcaster));
    }

    /** As if revision 0 had not yet known a reason. */
    private static final class AddsReason extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("wallet.suspended", "0"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("wallet.suspended", "1"),
                    JsonNode.class,
                    json -> ((ObjectNode) json).put("reason", "UNKNOWN"));
        }
    }
}
