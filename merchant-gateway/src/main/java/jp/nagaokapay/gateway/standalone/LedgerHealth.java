package jp.nagaokapay.gateway.standalone;

import java.util.Set;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the ledger answers. Not part of readiness: a door that says 503 with Retry-After is
 * better than none.
 */
@Component("ledger")
class LedgerHealth implements HealthIndicator {
    private final LedgerClient ledger;

    LedgerHealth(LedgerClient ledger) {
        this.ledger = ledger;
    }

    @Override
    public Health health() {
        try {
            ledger.live(Set.of());
            return Health.up().build();
        } catch (LedgerUnavailable e) {
            return Health.down().build();
        }
    }
}
