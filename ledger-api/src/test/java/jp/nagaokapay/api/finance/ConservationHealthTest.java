package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import jp.nagaokapay.ledger.proof.BooksProof;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ConservationHealthTest {
    @Test
    void books_that_are_checked_and_agree_are_up() {
        assertThat(health(false, List.of()).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void books_that_nobody_checks_are_not_up() {
        Health health = health(true, List.of());

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("stalled", true);
    }

    @Test
    void a_check_that_fails_is_not_up_and_named() {
        Health health = health(false, List.of("kinds"));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("failing", List.of("kinds"));
    }

    private static Health health(boolean stalled, List<String> failing) {
        BooksProof.State state = new BooksProof.State(7, 7, null, List.of(), stalled, failing);
        return new ConservationHealth(
                        new BooksProof() {
                            @Override
                            public void run() {}

                            @Override
                            public void runWhole(Consumer<String> begins) {}

                            @Override
                            public State state() {
                                return state;
                            }
                        })
                .health();
    }
}
