package jp.nagaokapay.ledger.log.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class StoredInstantsTest {
    @Test
    void an_instant_is_read_as_it_was_written() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            long unit = (long) Math.pow(10, random.nextInt(10));
            Instant instant =
                    Instant.ofEpochSecond(
                            random.nextLong(-62_000_000_000L, 250_000_000_000L),
                            random.nextLong(1_000_000_000) / unit * unit);
            assertThat(StoredInstants.plain(instant.toString())).isEqualTo(instant);
            assertThat(StoredJson.read('"' + instant.toString() + '"', Instant.class))
                    .isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T00:00:00Z",
                "2023-13-01T00:00:00Z",
                "2023-00-01T00:00:00Z",
                "2023-01-00T00:00:00Z",
                "2023-01-01T25:00:00Z",
                "2023-01-01T00:60:00Z",
                "2023-01-01T00:00:00",
                "2023-01-01T00:00:00.Z.",
                "2023-01-01T00:00:00.1234567890Z",
                "2023-01-01 00:00:00Z",
                "２０２３-01-01T00:00:00Z",
                "2023-01-01T00:00:0-Z",
                "2023-01-01T00:00:00.-1Z",
                "yesterday",
                ""
            })
    void what_is_no_instant_is_not_taken_for_one(String text) {
        assertThat(StoredInstants.plain(text)).isNull();
    }

    @Test
    void what_is_written_otherwise_is_read_as_ever() {
        assertThat(StoredJson.read("\"2023-04-01T12:00:00+09:00\"", Instant.class))
                .isEqualTo(Instant.parse("2023-04-01T03:00:00Z"));
        assertThat(StoredJson.read("\"+12023-04-01T03:00:00Z\"", Instant.class))
                .isEqualTo(Instant.parse("+12023-04-01T03:00:00Z"));
        assertThatThrownBy(() -> StoredJson.read("\"2023-02-30T00:00:00Z\"", Instant.class))
                .isInstanceOf(IllegalStateException.class);
    }
}
