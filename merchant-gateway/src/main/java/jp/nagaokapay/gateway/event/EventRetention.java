package jp.nagaokapay.gateway.event;

import java.time.Clock;
import java.time.Duration;

/** Deletes events older than they are kept for, a small batch at a time. */
class EventRetention {
    static final int BATCH = 1_000;

    private final EventLog log;
    private final Duration keptFor;
    private final Clock clock;

    EventRetention(EventLog log, EventSettings settings, Clock clock) {
        this.log = log;
        this.keptFor = settings.keptFor();
        this.clock = clock;
    }

    /** True when there may be more to delete. */
    boolean deleteBatch() {
        return log.deleteOldest(clock.instant().minus(keptFor), BATCH) == BATCH;
    }
}
