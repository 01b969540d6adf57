package jp.nagaokapay.ledger.log.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.TestMacKeys;
import jp.nagaokapay.ledger.log.Samples;
import jp.nagaokapay.ledger.log.append.LogEntry;
import jp.nagaokapay.ledger.log.append.LogTable;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletSuspended;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How the shape of an event changes once it is in the log: its revision goes up by one, and an
 * upcaster, a bean with its {@code @Order}, leads from the revision before to the new one.
 */
class UpcastingTest {
    private static final String NAME = "sample.happened";
    private static final Instant AT = Instant.parse("2023-04-01T03:04:06Z");

    private final DataSource database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    /** Today's shape, the third: the first had no reason, the second no amount. */
    record SampleHappened(Instant occurredAt, String reason, long amount) implements LedgerEvent {}

    @Test
    void an_event_of_each_revision_is_read_in_todays_shape() throws Exception {
        append(0, NAME, "1", "{\"occurredAt\": \"%s\"}".formatted(AT));
        append(1, NAME, "2", "{\"occurredAt\": \"%s\", \"reason\": \"lost\"}".formatted(AT));
        append(
                2,
                NAME,
                "3",
                "{\"occurredAt\": \"%s\", \"reason\": \"lost\", \"amount\": 7}".formatted(AT));

        try (var beans = beans(ToRevision3.class, ToRevision2.class)) {
            assertThat(log(beans.getBean(EventUpcaster.class)).read(0))
                    .extracting(EventLog.Entry::event)
                    .containsExactly(
                            new SampleHappened(AT, "unknown", 0),
                            new SampleHappened(AT, "lost", 0),
                            new SampleHappened(AT, "lost", 7));
        }
    }

    @Test
    void an_auditor_reads_the_log_as_json_in_psql() throws Exception {
        append(0, "wallet.suspended", "1", StoredJson.write(Samples.of(WalletSuspended.class)));

        assertThat(
                        jdbc.queryForObject(
                                "SELECT payload ->> 'reason' FROM event_log"
                                        + " WHERE event_name = 'wallet.suspended'",
                                String.class))
                .isEqualTo("text");
    }

    private void append(int sequence, String name, String revision, String payload)
            throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            LogTable.append(
                    connection,
                    List.of(
                            new LogEntry(
                                    "wallet:sample",
                                    sequence,
                                    new StoredKind(name, null),
                                    revision,
                                    AT,
                                    payload,
                                    null,
                                    LogEntry.Keys.NONE)),
                    TestMacKeys.KEY);
            connection.commit();
        }
    }

    /** The chain that the program makes of its upcasters, in whatever order they come. */
    private static AnnotationConfigApplicationContext beans(Class<?>... upcasters) {
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        beans.register(upcasters);
        beans.registerBean(
                EventUpcaster.class,
                () ->
                        new EventConfiguration()
                                .upcasters(beans.getBeanProvider(SingleEventUpcaster.class)),
                chain -> chain.setPrimary(true));
        beans.refresh();
        return beans;
    }

    private EventLog log(EventUpcaster upcasters) {
        StoredNames names = new StoredNames().event(NAME, "3", SampleHappened.class);
        return new EventLog(jdbc, new LogReader(jdbc), names, upcasters);
    }

    @Order(2)
    static final class ToRevision2 extends SampleUpcaster {
        ToRevision2() {
            super("1", "2", json -> json.put("reason", "unknown"));
        }
    }

    @Order(3)
    static final class ToRevision3 extends SampleUpcaster {
        ToRevision3() {
            super("2", "3", json -> json.put("amount", 0));
        }
    }

    private abstract static class SampleUpcaster extends SingleEventUpcaster {
        private final SimpleSerializedType from;
        private final SimpleSerializedType to;
        private final Consumer<ObjectNode> change;

        SampleUpcaster(String from, String to, Consumer<ObjectNode> change) {
            this.from = new SimpleSerializedType(NAME, from);
            this.to = new SimpleSerializedType(NAME, to);
            this.change = change;
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(from);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    to,
                    JsonNode.class,
                    json -> {
                        change.accept((ObjectNode) json);
                        return json;
                    });
        }
    }
}
