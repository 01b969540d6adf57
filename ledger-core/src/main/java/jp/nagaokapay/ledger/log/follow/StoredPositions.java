package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import jp.nagaokapay.ledger.log.read.LogReader;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * Judges by the positions that are stored together with the tables. Looks at no more of the log
 * than its last {@link #BEHIND_MAX} events.
 */
final class StoredPositions implements ReadFreshness {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(10).toNanos();
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration WHEN_FILLED = Duration.ofSeconds(30);

    private final Processors processors;
    private final LogReader log;
    private final long headAtStart;
    private final Map<String, Long> passed = new ConcurrentHashMap<>();

    StoredPositions(Processors processors, LogReader log) {
        this.processors = processors;
        this.log = log;
        headAtStart = log.head();
    }

    @Override
    public void require(String processor, @Nullable Instant until) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long head = log.head();
            long stored = processors.storedPositions().getOrDefault(processor, 0L);
            if (head - stored > BEHIND_MAX) {
                throw new Unavailable(processor + " is being filled", WHEN_FILLED, null);
            }
            if (hasPassed(processor, stored) && !misses(stored, head, until)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new Unavailable(processor + " is behind", SOON, null);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** False while the position is behind one seen before: the tables are being filled again. */
    private boolean hasPassed(String processor, long stored) {
        return stored >= passed.getOrDefault(processor, headAtStart)
                && passed.merge(processor, stored, Math::max) == stored;
    }

    private boolean misses(long stored, long head, @Nullable Instant until) {
        return until != null && stored < head && log.happenedUntil(until, stored, head);
    }
}
