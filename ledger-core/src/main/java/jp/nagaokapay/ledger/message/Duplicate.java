package jp.nagaokapay.ledger.message;

import java.io.Serial;

/**
 * The log already holds a fact under this business, alias or idempotency key; nothing was added.
 */
public final class Duplicate extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String key;

    public Duplicate(String key) {
        super("already in the log: " + key, null, false, false);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
