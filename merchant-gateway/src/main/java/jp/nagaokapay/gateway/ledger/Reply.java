package jp.nagaokapay.gateway.ledger;

import java.util.Objects;

/**
 * An answer to a request under a key.
 *
 * @param replayed true when it was given before and nothing was done now
 */
public record Reply<T>(T value, boolean replayed) {
    /** An answer off the wire may lack anything. */
    public Reply {
        Objects.requireNonNull(value);
    }
}
