package jp.nagaokapay.ledger.log.follow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the tables that a processor fills may be read: never while they are being filled again.
 */
@FunctionalInterface
public interface ReadFreshness {
    /**
     * How far behind the log's end tables may be and still answer, in events. It bounds the search
     * for what is missing; a processor that is farther behind is being filled again, or so late
     * that its figures would mislead.
     */
    int BEHIND_MAX = 10_000;

    /**
     * Returns when the processor's tables can answer; throws {@link
     * jp.nagaokapay.ledger.shared.message.Unavailable} when they cannot within a second. They must
     * have passed what was in the log when this program started and not have fallen back since, be
     * at most {@link #BEHIND_MAX} events behind, and miss nothing that happened up to {@code
     * until}.
     *
     * @param until an instant that is not after now; null when the answer is about now, which may
     *     be moments old
     */
    void require(String processor, @Nullable Instant until);
}
