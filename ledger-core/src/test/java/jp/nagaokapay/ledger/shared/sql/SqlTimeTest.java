package jp.nagaokapay.ledger.shared.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTimeTest {
    private static final Instant WHOLE = Instant.parse("2023-04-10T03:00:00.000123Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 499, 500, 501, 999})
    void no_instant_becomes_later_when_it_is_stored_nor_earlier_as_an_upper_bound(long nanos) {
        Instant instant = WHOLE.plusNanos(nanos);

        assertThat(SqlTime.utc(instant).toInstant()).isEqualTo(WHOLE);
        assertThat(SqlTime.utcRoundedUp(instant).toInstant()).isEqualTo(WHOLE.plusNanos(1_000));
    }

    @Test
    void a_whole_microsecond_is_itself() {
        assertThat(SqlTime.utc(WHOLE).toInstant()).isEqualTo(WHOLE);
        assertThat(SqlTime.utcRoundedUp(WHOLE).toInstant()).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999999999Z", "1960-01-01T00:00:00.000000001Z"})
    void instants_before_1970_are_rounded_the_same_way(String text) {
        Instant instant = Instant.parse(text);

        assertThat(SqlTime.utc(instant).toInstant()).isBeforeOrEqualTo(instant);
        assertThat(SqlTime.utcRoundedUp(instant).toInstant()).isAfterOrEqualTo(instant);
    }
}
