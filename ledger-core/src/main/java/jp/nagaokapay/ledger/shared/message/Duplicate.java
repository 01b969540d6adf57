package jp.nagaokapay.ledger.shared.message;

import java.io.Serial;

/** The log already holds a fact under one of the command's keys; nothing was added. */
public final class Duplicate extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final Key kind;
    private final String key;

    public Duplicate(Key kind, String key) {
        super("already in the log: " + kind, null, false, false);
        this.kind = kind;
        this.key = key;
    }

    public Key kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    /** Which key; where several are taken, the first of these. */
    public enum Key {
        /** The same caller sent the same Idempotency-Key: answer what was answered. */
        IDEMPOTENCY,
        BUSINESS,
        ALIAS
    }
}
