package jp.nagaokapay.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1));
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(72));

    @Property(tries = 200)
    void whatever_chance_says_it_is_tried_to_the_very_end_and_at_least_once_an_hour(
            @ForAll long seed) {
        Random chance = new Random(seed);
        List<Instant> attempts = new ArrayList<>(List.of(START));
        while (true) {
            Optional<Instant> next =
                    BACKOFF.next(attempts.getLast(), attempts.size(), END, chance.nextDouble());
            if (next.isEmpty()) {
                break;
            }
            assertThat(next.get()).isAfter(attempts.getLast()).isBeforeOrEqualTo(END);
            assertThat(Duration.between(attempts.getLast(), next.get()))
                    .isLessThanOrEqualTo(BACKOFF.longest());
            attempts.add(next.get());
        }
        assertThat(attempts.getLast()).isEqualTo(END);
        assertThat(attempts).hasSizeBetween(80, 110);
    }

    @Property
    void waits_are_from_seconds_to_an_hour(
            @ForAll @IntRange(min = 1) int attempts,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        assertThat(BACKOFF.wait(attempts, chance))
                .isBetween(Duration.ofSeconds(4), BACKOFF.longest());
    }

    @Property
    void waits_do_not_get_shorter(@ForAll @IntRange(min = 1, max = 1_000) int attempts) {
        assertThat(BACKOFF.wait(attempts + 1, 0.5))
                .isGreaterThanOrEqualTo(BACKOFF.wait(attempts, 0.5));
    }

    @Test
    void an_attempt_that_comes_too_late_is_the_last() {
        assertThat(BACKOFF.next(END.plusSeconds(1), 1, END, 0)).isEmpty();
    }
}
