package jp.nagaokapay.ledger.log.read;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The last messages that were read here, one page behind the other, for readers that come close
 * behind: what was read and decoded for one is not read and decoded again for the next.
 */
final class RecentMessages {
    static final int KEPT_MAX = 4_000;

    private final List<TrackedEventMessage<?>> kept = new ArrayList<>();

    /** All that the log has from behind this position up to the last one is kept. */
    private long from;

    private long last;

    /** Keeps a page that was read behind a position. */
    synchronized void keep(long after, List<TrackedEventMessage<?>> page) {
        if (page.isEmpty()) {
            return;
        }
        if (after != last) {
            kept.clear();
            from = after;
        }
        kept.addAll(page);
        last = position(page.getLast());
        int tooMany = kept.size() - KEPT_MAX;
        if (tooMany > 0) {
            from = position(kept.get(tooMany - 1));
            kept.subList(0, tooMany).clear();
        }
    }

    /** The messages behind a position, at most so many; empty when the next one is not kept. */
    synchronized List<TrackedEventMessage<?>> behind(long after, int limit) {
        return after < from || after >= last
                ? List.of()
                : kept.stream().filter(message -> position(message) > after).limit(limit).toList();
    }

    private static long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }
}
