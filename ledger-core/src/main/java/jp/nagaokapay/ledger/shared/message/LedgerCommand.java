package jp.nagaokapay.ledger.shared.message;

import org.jspecify.annotations.Nullable;

/**
 * A request to one aggregate, which grants it whole or refuses it whole.
 *
 * @param <R> what it answers when granted
 */
public interface LedgerCommand<R> {
    /**
     * What can happen only once, whoever asks and however often; unique in the log for ever. Null
     * when the aggregate's own state is guard enough.
     */
    default @Nullable String businessKey() {
        return null;
    }

    /** A second name under which the same fact is unique and can be found; rarely needed. */
    default @Nullable String aliasKey() {
        return null;
    }

    /**
     * What the caller saw of another aggregate before he sent this; null when that does not matter.
     * The log takes the events only if nothing was restricted there since (see {@link StaleRead}).
     */
    default @Nullable ReadVersion reliesOn() {
        return null;
    }

    /** The rule that it breaks when there is no aggregate for it. */
    default Rule targetIsKnown() {
        return LedgerRule.TARGET_IS_KNOWN;
    }
}
