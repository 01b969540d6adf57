package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jp.nagaokapay.api.web.RateLimitSettings.Rate;
import jp.nagaokapay.api.web.RateLimits.Attempt;
import jp.nagaokapay.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Guessing is slowed down. */
class RateLimitsTest {
    private static final Rate MANY = new Rate(1_000, Duration.ofHours(1));
    private static final Rate TWO = new Rate(2, Duration.ofHours(1));

    @Test
    void a_person_is_tried_so_often_from_wherever() {
        RateLimits limits =
                new RateLimits(
                        new RateLimitSettings(MANY, TWO, null, null, null, null, null, null));
        limits.require(Attempt.SIGN_IN, "192.0.2.1", "+819012345678");
        limits.require(Attempt.SIGN_IN, "192.0.2.2", "+819012345678");

        assertThatThrownBy(() -> limits.require(Attempt.SIGN_IN, "192.0.2.3", "+819012345678"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                            assertThat(problem.retryAfter())
                                    .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
                        });
        assertThatCode(() -> limits.require(Attempt.SIGN_IN, "192.0.2.3", "+819087654321"))
                .doesNotThrowAnyException();
    }

    @Test
    void an_address_tries_so_often_whoever_it_is_about() {
        RateLimits limits =
                new RateLimits(
                        new RateLimitSettings(TWO, MANY, null, null, null, null, null, null));
        limits.require(Attempt.SIGN_IN, "192.0.2.1", "a");
        limits.require(Attempt.SIGN_IN, "192.0.2.1", "b");

        assertThatThrownBy(() -> limits.require(Attempt.SIGN_IN, "192.0.2.1", "c"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void each_gate_counts_for_itself() {
        RateLimits limits =
                new RateLimits(new RateLimitSettings(TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO));
        limits.require(Attempt.SIGN_IN, "192.0.2.1", "a");
        limits.require(Attempt.SIGN_IN, "192.0.2.1", "a");

        assertThatCode(() -> limits.require(Attempt.SIGN_UP, "192.0.2.1", "a"))
                .doesNotThrowAnyException();
        assertThatCode(() -> limits.require(Attempt.VERIFICATION, "192.0.2.1", "a"))
                .doesNotThrowAnyException();
    }

    @Test
    void without_configuration_the_limits_are_strict() {
        RateLimitSettings limits =
                new RateLimitSettings(null, null, null, null, null, null, null, null);

        for (Attempt attempt : Attempt.values()) {
            assertThat(limits.perPerson(attempt).times()).isLessThanOrEqualTo(20);
            assertThat(limits.perAddress(attempt).times()).isLessThanOrEqualTo(60);
        }
    }
}
