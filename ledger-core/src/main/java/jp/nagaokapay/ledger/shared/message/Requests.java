package jp.nagaokapay.ledger.shared.message;

import java.util.function.Supplier;

/**
 * Makes a caller's request happen once, whatever is retried: first the log and the kept refusals
 * are asked for the key, then the attempt runs, then its refusal is kept.
 */
public interface Requests {
    /**
     * Runs {@code attempt} unless its key is known.
     *
     * <p>The attempt sends its command by {@link Ledger#send(LedgerCommand, RequestKey)} with the
     * same key, so that the log records the answer. A {@link Duplicate} of kind {@code IDEMPOTENCY}
     * must leave the attempt; it is answered with what the log recorded.
     *
     * <p>Throws {@link Refused} (fresh or kept), {@link KeyReused} when the key came before with
     * another hash, {@link KeyInFlight} while the first request is still running on this node.
     */
    <R> Reply<R> once(RequestKey key, Class<R> answerType, Supplier<R> attempt);

    /** An answer, and whether it was given before. */
    record Reply<R>(R answer, boolean replayed) {}

    /** The same Idempotency-Key with another request: 422 {@code IDEMPOTENCY_KEY_REUSED}. */
    final class KeyReused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeyReused() {
            super("Idempotency-Key reused", null, false, false);
        }
    }

    /** The same Idempotency-Key is being worked on: 409 {@code IDEMPOTENCY_KEY_IN_FLIGHT}. */
    final class KeyInFlight extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeyInFlight() {
            super("Idempotency-Key in flight", null, false, false);
        }
    }
}
