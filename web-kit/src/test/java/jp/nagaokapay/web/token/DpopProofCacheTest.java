package jp.nagaokapay.web.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class DpopProofCacheTest {
    private final Clock clock = Clock.systemUTC();

    @Test
    void a_proof_is_new_once() {
        Set<String> seen = new HashSet<>();
        DpopProofCache memory = new DpopProofCache((id, _) -> seen.add(id), clock);

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
