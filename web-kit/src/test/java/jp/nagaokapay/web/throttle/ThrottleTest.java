package jp.nagaokapay.web.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import jp.nagaokapay.web.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2023-04-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

    @Test
    void a_burst_is_allowed_and_comes_back_evenly() {
        var throttle = new Throttle<String>(_ -> Rate.evenly(3, 1, Duration.ofSeconds(1)), clock);

        tries(throttle, 3);
        assertRefused(throttle, Duration.ofSeconds(1));
        throttle.require("another");
        pass(Duration.ofSeconds(2));
        tries(throttle, 2);
        assertRefused(throttle, Duration.ofSeconds(1));
        pass(Duration.ofHours(1));
        tries(throttle, 3);
        assertRefused(throttle, Duration.ofSeconds(1));
    }

    @Test
    void a_window_begins_with_the_first_try_and_ends_for_all_of_them_at_once() {
        var throttle = new Throttle<String>(_ -> Rate.window(2, Duration.ofMinutes(5)), clock);

        assertThat(throttle.waitFor("key")).isZero();
        pass(Duration.ofMinutes(3));
        assertThat(throttle.countsLast("key")).isFalse();
        pass(Duration.ofMinutes(4));
        assertThat(throttle.waitFor("key")).isZero();
        assertThat(throttle.countsLast("key")).isTrue();
        assertThat(throttle.countsLast("key")).isFalse();
        assertThat(throttle.waitFor("key")).isEqualTo(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        assertThat(throttle.waitFor("key")).isZero();
        tries(throttle, 2);
        assertRefused(throttle, Duration.ofMinutes(5));
    }

    @Test
    void nothing_at_all_is_no_rate() {
        assertThatThrownBy(() -> Rate.window(0, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rate.evenly(1, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void tries(Throttle<String> throttle, int times) {
        for (int i = 0; i < times; i++) {
            throttle.require("key");
        }
    }

    private static void assertRefused(Throttle<String> throttle, Duration retryAfter) {
        assertThatThrownBy(() -> throttle.require("key"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("TOO_MANY_REQUESTS");
                            assertThat(problem.retryAfter()).isEqualTo(retryAfter);
                        });
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
