package jp.nagaokapay.gateway.app;

import java.util.Set;
import java.util.function.Supplier;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;

/**
 * Which tokens the ledger took back. What it said last holds while it is away: nothing that moves
 * value is answered without it.
 */
final class LedgerRevocations implements Supplier<Set<String>> {
    private final LedgerClient ledger;
    private volatile Set<String> last = Set.of();

    LedgerRevocations(LedgerClient ledger) {
        this.ledger = ledger;
    }

    @Override
    public Set<String> get() {
        try {
            last = ledger.revokedTokens();
        } catch (LedgerUnavailable | LedgerRefusal unanswered) {
            return last;
        }
        return last;
    }
}
