package jp.nagaokapay.ledger.shared.message;

import java.util.Map;

/**
 * A named rule of the ledger, stated positively by its constant's name; {@link #code()} is what a
 * caller reads when it does not hold. Implemented by the enums of each package.
 */
public interface Rule {
    /** The stable error code, e.g. {@code INSUFFICIENT_BALANCE}. */
    String code();

    /**
     * Whether the refusal is final for its Idempotency-Key: replayed for a day instead of decided
     * afresh.
     */
    default boolean kept() {
        return true;
    }

    /** Throws {@link Refused} unless the rule holds. */
    default void require(boolean holds) {
        if (!holds) {
            throw new Refused(this);
        }
    }

    /** Throws {@link Refused} with details for the caller unless the rule holds. */
    default void require(boolean holds, Map<String, Object> details) {
        if (!holds) {
            throw new Refused(this, details);
        }
    }
}
