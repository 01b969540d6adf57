package jp.nagaokapay.gateway.event;

import java.time.Clock;
import java.time.Duration;
import jp.nagaokapay.gateway.worker.Worker;

/** Forgets events past keeping, a small batch at a time. */
class EventRetention implements Worker.Turn {
    static final int BATCH = 1_000;

    private final EventLog log;
    private final Duration keptFor;
    private final Clock clock;

    EventRetention(EventLog log, EventSettings settings, Clock clock) {
        this.log = log;
        this.keptFor = settings.keptFor();
        this.clock = clock;
    }

    @Override
    public boolean take() {
        return log.forget(clock.instant().minus(keptFor), BATCH) == BATCH;
    }
}
