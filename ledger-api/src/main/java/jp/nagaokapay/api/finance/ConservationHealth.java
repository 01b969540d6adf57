package jp.nagaokapay.api.finance;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import jp.nagaokapay.ledger.proof.BooksProof;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down when figures of the books differ, and when they are not being checked, for books that nobody
 * checks must not look like books that agree. Not part of readiness: payments are decided by the
 * log, not by the books.
 */
@Component("conservation")
class ConservationHealth implements HealthIndicator {
    private static final Duration HOLDS_FOR = Duration.ofSeconds(5);

    private final BooksProof proof;
    private final LoadingCache<Boolean, Health> answer =
            Caffeine.newBuilder().expireAfterWrite(HOLDS_FOR).build(_ -> ask());

    ConservationHealth(BooksProof proof) {
        this.proof = proof;
    }

    /** The endpoint is open to everybody, so the state is cached. */
    @Override
    public Health health() {
        return answer.get(true);
    }

    private Health ask() {
        BooksProof.State state = proof.state();
        return (state.holds() ? Health.up() : Health.down())
                .withDetail("differences", state.open().size())
                .withDetail("stalled", state.stalled())
                .withDetail("failing", state.failing())
                .withDetail("checkedPosition", state.checkedPosition())
                .build();
    }
}
