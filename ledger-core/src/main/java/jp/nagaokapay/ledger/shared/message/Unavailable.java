package jp.nagaokapay.ledger.shared.message;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The ledger cannot answer now: its queue is full, its log is away, or the outcome is unclear.
 * Never a decline; asking again with the same keys is safe.
 */
public final class Unavailable extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Unavailable(String reason, Duration retryAfter, @Nullable Throwable cause) {
        super(reason, cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
