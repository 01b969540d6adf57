package jp.nagaokapay.gateway.app;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the ledger answers. Not part of readiness: a gateway that answers 503 with Retry-After is
 * better than none.
 */
@Component("ledger")
class LedgerHealth implements HealthIndicator {
    private static final Duration HOLDS_FOR = Duration.ofSeconds(2);

    private final LedgerClient ledger;
    private final LoadingCache<Boolean, Health> answer =
            Caffeine.newBuilder().expireAfterWrite(HOLDS_FOR).build(_ -> ask());

    LedgerHealth(LedgerClient ledger) {
        this.ledger = ledger;
    }

    /** Cached, as anybody may ask and the calls to the ledger are bounded. */
    @Override
    public Health health() {
        return answer.get(true);
    }

    private Health ask() {
        try {
            ledger.live(Set.of());
            return Health.up().build();
        } catch (LedgerUnavailable e) {
            return Health.down().build();
        }
    }
}
