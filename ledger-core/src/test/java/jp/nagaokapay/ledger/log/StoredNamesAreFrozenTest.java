package jp.nagaokapay.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.EventCatalogue;
import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.ParticipationEvent;
import jp.nagaokapay.ledger.log.event.EventSerializer;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.partner.PartnerEvent;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * To write the file of a new event: {@code ./mvnw test -Dgolden.update=true}; never for an old one.
 */
class StoredNamesAreFrozenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final Path FROZEN = Path.of("src/test/resources/frozen-events.txt");
    private final EventSerializer serializer = new EventSerializer(EventCatalogue.NAMES);

    static Stream<String> names() {
        return EventCatalogue.NAMES.events().names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_is_written_and_read_as_its_golden_file_says(String name) throws Exception {
        Object event = Samples.of(EventCatalogue.NAMES.events().require(name).type());
        SerializedObject<String> written = serializer.serialize(event, String.class);
        String pretty =
                StoredJson.MAPPER
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(
                                        StoredJson.read(written.getData(), JsonNode.class))
                        + "\n";
        Path file = GOLDEN.resolve(name + ".json");
        if (Boolean.getBoolean("golden.update") && Files.notExists(file)) {
            Files.writeString(file, pretty);
        }

        assertThat(written.getType().getName()).isEqualTo(name);
        assertThat(pretty).isEqualTo(Files.readString(file));
        assertThat(serializer.<String, Object>deserialize(written)).isEqualTo(event);
    }

    @Test
    void every_event_of_the_ledger_has_a_name() {
        assertThat(
                        Stream.of(
                                        WalletEvent.class,
                                        MerchantEvent.class,
                                        CampaignEvent.class,
                                        ParticipationEvent.class,
                                        PartnerEvent.class)
                                .flatMap(StoredNamesAreFrozenTest::recordsOf))
                .allSatisfy(
                        type -> assertThat(EventCatalogue.NAMES.events().find(type)).isNotNull());
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(StoredNamesAreFrozenTest::recordsOf)
                : Stream.of(type);
    }

    /** A change of shape is a new revision with an upcaster, whose golden file is another one. */
    @Test
    void a_shape_that_is_frozen_stays_as_it_is() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (String line : Files.readAllLines(FROZEN)) {
            String name = line.substring(line.indexOf(' ') + 1);
            byte[] golden = Files.readAllBytes(GOLDEN.resolve(name + ".json"));
            assertThat(HexFormat.of().formatHex(sha256.digest(golden)) + ' ' + name)
                    .isEqualTo(line);
        }
    }

    @Test
    void there_is_no_golden_file_without_an_event() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(EventCatalogue.NAMES.events().names());
        }
    }

    @Test
    void an_unknown_name_stops_the_reader() {
        assertThatThrownBy(() -> read("wallet.vanished", "1", "{}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wallet.vanished");
    }

    @Test
    void an_unknown_revision_stops_the_reader() {
        assertThatThrownBy(() -> read("wallet.resumed", "2", "{}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("revision 2");
    }

    @Test
    void an_unknown_field_stops_the_reader() throws Exception {
        ObjectNode json = resumed();
        json.put("surprise", 1);
        assertThatThrownBy(() -> read("wallet.resumed", "1", json.toString()))
                .hasStackTraceContaining("surprise");
    }

    @Test
    void a_missing_field_stops_the_reader() throws Exception {
        ObjectNode json = resumed();
        json.remove("occurredAt");
        assertThatThrownBy(() -> read("wallet.resumed", "1", json.toString()))
                .hasStackTraceContaining("occurredAt");
    }

    private ObjectNode resumed() throws ReflectiveOperationException {
        Object event = Samples.of(WalletEvent.WalletResumed.class);
        return (ObjectNode) StoredJson.read(StoredJson.write(event), JsonNode.class);
    }

    private LedgerEvent read(String name, String revision, String json) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(json, String.class, name, revision));
    }
}
