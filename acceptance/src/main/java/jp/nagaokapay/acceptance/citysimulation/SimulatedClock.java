package jp.nagaokapay.acceptance.citysimulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is moved, and is never moved back. */
final class SimulatedClock extends Clock {
    private final AtomicReference<Instant> now;

    SimulatedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    void moveTo(Instant later) {
        now.updateAndGet(before -> {
            if (later.isBefore(before)) {
                throw new IllegalArgumentException("back from " + before + " to " + later);
            }
            return later;
        });
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The simulated instant does not depend on a zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
