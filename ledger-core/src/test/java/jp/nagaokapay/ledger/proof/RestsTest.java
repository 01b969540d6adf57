package jp.nagaokapay.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestsTest {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    private final Rests rests = new Rests();

    @Test
    void a_check_that_was_quick_is_done_again_at_the_next_minute() {
        rests.after("lots", Duration.ofMillis(200), NOON);

        assertThat(rests.isResting("lots", NOON.plusSeconds(3))).isTrue();
        assertThat(rests.isResting("lots", NOON.plusSeconds(60))).isFalse();
        assertThat(rests.isResting("sums", NOON)).isFalse();
    }

    @Test
    void a_check_that_took_long_rests_twenty_times_as_long() {
        rests.after("receivables", Duration.ofSeconds(4), NOON);

        assertThat(rests.isResting("receivables", NOON.plusSeconds(79))).isTrue();
        assertThat(rests.isResting("receivables", NOON.plusSeconds(80))).isFalse();
    }

    @Test
    void none_rests_so_long_that_it_counts_as_stalled() {
        rests.after("receivables", Duration.ofHours(1), NOON);

        assertThat(rests.isResting("receivables", NOON.plus(Rests.REST_MAX))).isFalse();
    }
}
