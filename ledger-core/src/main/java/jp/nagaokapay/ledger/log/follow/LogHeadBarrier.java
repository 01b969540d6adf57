package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.shared.message.Unavailable;

/**
 * Takes the log's head, and looks at the group's position until nothing that is for the group lies
 * between the two. Usually that is so at the first look.
 *
 * <p>A group that stood still while somebody waited for it in vain is waited for by nobody until it
 * moves.
 */
final class LogHeadBarrier implements ReadBarrier {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();
    private static final long PAUSE_NANOS_MAX = Duration.ofMillis(16).toNanos();

    private final Processors processors;
    private final LogReader log;
    private final StoredNames names;
    private final Map<String, String[]> kinds = new ConcurrentHashMap<>();
    private final Map<String, Long> stuckAt = new ConcurrentHashMap<>();

    LogHeadBarrier(Processors processors, LogReader log, StoredNames names) {
        this.processors = processors;
        this.log = log;
        this.names = names;
    }

    @Override
    public void awaitHead(String processingGroup) {
        long head = log.head();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long first = processors.positionOf(processingGroup);
        long position = first;
        while (misses(processingGroup, position, head)) {
            if (Long.valueOf(position).equals(stuckAt.get(processingGroup))) {
                throw behind(processingGroup);
            }
            long next = awaitMove(processingGroup, position, deadline);
            if (next == position) {
                if (position == first) {
                    stuckAt.put(processingGroup, position);
                }
                throw behind(processingGroup);
            }
            position = next;
        }
    }

    /** The group's next position; the same when it has none before the deadline. */
    private long awaitMove(String processingGroup, long position, long deadline) {
        long next = position;
        long pause = PAUSE_NANOS;
        while (next == position && System.nanoTime() < deadline) {
            processors.hurry();
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, PAUSE_NANOS_MAX);
            next = processors.positionOf(processingGroup);
        }
        return next;
    }

    /** Behind by much is behind, whatever it is. */
    private boolean misses(String processingGroup, long position, long head) {
        return position < head
                && (head - position > ReadFreshness.BEHIND_MAX
                        || !log.page(position, head, kinds(processingGroup), 1).isEmpty());
    }

    /** The names of the events that the group handles. */
    private String[] kinds(String processingGroup) {
        return kinds.computeIfAbsent(
                processingGroup,
                group -> {
                    Set<String> handled =
                            names.events().names(event -> processors.handles(group, event));
                    return handled.toArray(String[]::new);
                });
    }

    private static Unavailable behind(String processingGroup) {
        return new Unavailable(processingGroup + " is behind", RETRY_AFTER, null);
    }
}
