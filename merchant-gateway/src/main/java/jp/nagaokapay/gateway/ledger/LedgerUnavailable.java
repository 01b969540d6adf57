package jp.nagaokapay.gateway.ledger;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Nothing certain can be said now. Never a decline; asking again with the same key is safe. */
public final class LedgerUnavailable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public LedgerUnavailable(Duration retryAfter, @Nullable Throwable cause) {
        super("the ledger cannot answer now", cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
