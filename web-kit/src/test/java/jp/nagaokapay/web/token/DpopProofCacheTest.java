package jp.nagaokapay.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class DpopProofCacheTest {
    private final Clock clock = Clock.systemUTC();

    @Test
    void a_proof_is_new_once() {
        DpopProofCache memory = new DpopProofCache(ReplayCache.inMemory(clock), clock);

        assertThat(memory.putIfAbsent("proof", "value")).isNull();
        assertThat(memory.putIfAbsent("proof", "value")).isNotNull();
    }

    @Test
    void a_proof_that_cannot_be_remembered_is_unclear_rather_than_bad_or_good() {
        ReplayCache away =
                (_, _) -> {
                    throw new DataAccessResourceFailureException("away");
                };

        assertThatThrownBy(() -> new DpopProofCache(away, clock).putIfAbsent("proof", "value"))
                .isInstanceOf(IssuerUnavailable.class);
    }
}
