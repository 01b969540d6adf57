package jp.nagaokapay.gateway.webhook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the ledger which of those who vouch for endpoints may act no more. While the ledger is away
 * nobody can be revoked either.
 */
final class RevokedOwners {
    private static final int BEARERS_PER_REQUEST = 1_000;

    private static final String VOUCHING =
            """
            SELECT DISTINCT bearer
            FROM gateway.webhook_endpoint, unnest(ARRAY[vouched_by, responsible]) bearer
            WHERE status = 'ENABLED' AND bearer IS NOT NULL
            """;

    private final JdbcClient client;
    private final LedgerClient ledger;
    private final EndpointHealth health;

    RevokedOwners(JdbcClient client, LedgerClient ledger, EndpointHealth health) {
        this.client = client;
        this.ledger = ledger;
        this.health = health;
    }

    /** Disables the endpoints of those who were revoked; nothing is left to do then. */
    boolean disableTheirEndpoints() {
        List<String> all = client.sql(VOUCHING).query((row, _) -> row.getString(1)).list();
        Set<String> revoked = new HashSet<>();
        for (int from = 0; from < all.size(); from += BEARERS_PER_REQUEST) {
            int to = Math.min(all.size(), from + BEARERS_PER_REQUEST);
            revoked.addAll(ledger.revokedOf(Set.copyOf(all.subList(from, to))));
        }
        if (!revoked.isEmpty()) {
            health.disableOf(revoked);
        }
        return false;
    }
}
