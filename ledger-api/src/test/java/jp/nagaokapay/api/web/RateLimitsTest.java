package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.nagaokapay.api.web.RateLimitSettings.Rate;
import jp.nagaokapay.api.web.RateLimits.Attempt;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing is slowed down. */
class RateLimitsTest {
    private static final Rate MANY = new Rate(1_000, Duration.ofHours(1));
    private static final Rate TWO = new Rate(2, Duration.ofHours(1));
    private static final JdbcClient JDBC = JdbcClient.create(TestDatabase.fresh());

    private final String person = "person-" + UUID.randomUUID();
    private final String address = "address-" + UUID.randomUUID();

    @Test
    void a_person_is_tried_so_often_from_wherever_and_whichever_node_is_asked() {
        RateLimits limits = perPerson(TWO);
        limits.require(Attempt.SIGN_IN, "192.0.2.1", person);
        perPerson(TWO).require(Attempt.SIGN_IN, "192.0.2.2", person);

        assertThatThrownBy(() -> limits.require(Attempt.SIGN_IN, "192.0.2.3", person))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                            assertThat(problem.retryAfter())
                                    .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
                        });
        assertThatCode(() -> limits.require(Attempt.SIGN_IN, "192.0.2.3", person + "2"))
                .doesNotThrowAnyException();
    }

    @Test
    void an_address_tries_so_often_whoever_it_is_about() {
        RateLimits limits = perAddress(TWO);
        limits.require(Attempt.SIGN_IN, address, "a");
        limits.require(Attempt.SIGN_IN, address, "b");

        assertThatThrownBy(() -> limits.require(Attempt.SIGN_IN, address, "c"))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:3::1, 2001:db8:1:4::1, false",
        "0:0:0:0:0:0:0:1, ::1, true",
        "192.0.2.71, ::ffff:192.0.2.71, true",
        "192.0.2.72, 192.0.2.73, false",
        "fe80::7%eth0, fe80::8%eth1, true"
    })
    void an_ipv6_network_is_one_client(String one, String other, boolean same) {
        assertThat(ClientNetwork.of(one).equals(ClientNetwork.of(other))).isEqualTo(same);
    }

    @Test
    void of_many_tries_at_once_no_more_pass_than_may() throws InterruptedException {
        RateLimits limits = perPerson(TWO);
        Callable<Boolean> attempt =
                () -> {
                    limits.require(Attempt.SIGN_IN, "192.0.2.1", person);
                    return true;
                };

        assertThat(Together.run(Collections.nCopies(10, attempt)))
                .filteredOn(outcome -> Boolean.TRUE.equals(outcome.answer()))
                .hasSize(2);
    }

    @Test
    void a_try_that_is_given_back_was_none() {
        RateLimits limits = perPerson(TWO);
        for (int i = 0; i < 5; i++) {
            limits.require(Attempt.SIGN_IN, "192.0.2.1", person);
            limits.giveBack(Attempt.SIGN_IN, "192.0.2.1", person);
        }
        limits.require(Attempt.SIGN_IN, "192.0.2.1", person);
        limits.require(Attempt.SIGN_IN, "192.0.2.1", person);

        assertThatThrownBy(() -> limits.require(Attempt.SIGN_IN, "192.0.2.1", person))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void each_gate_counts_for_itself() {
        RateLimits limits =
                limits(
                        new RateLimitSettings(
                                TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO,
                                TWO, TWO));
        limits.require(Attempt.SIGN_IN, address, person);
        limits.require(Attempt.SIGN_IN, address, person);

        for (Attempt other : Attempt.values()) {
            if (other != Attempt.SIGN_IN) {
                assertThatCode(() -> limits.require(other, address, person))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void without_configuration_the_limits_are_strict() {
        RateLimitSettings limits =
                new RateLimitSettings(
                        null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null);

        for (Attempt attempt : Attempt.values()) {
            assertThat(limits.perPerson(attempt).times()).isLessThanOrEqualTo(20);
            assertThat(limits.perAddress(attempt).times()).isLessThanOrEqualTo(60);
        }
    }

    private static RateLimits perPerson(Rate rate) {
        return limits(
                new RateLimitSettings(
                        MANY, rate, null, null, null, null, null, null, null, null, null, null,
                        null, null, null));
    }

    private static RateLimits perAddress(Rate rate) {
        return limits(
                new RateLimitSettings(
                        rate, MANY, null, null, null, null, null, null, null, null, null, null,
                        null, null, null));
    }

    private static RateLimits limits(RateLimitSettings settings) {
        return new RateLimits(settings, new AttemptCounts(JDBC));
    }
}
