package jp.nagaokapay.acceptance.benchmark;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Does something at a steady pace; a late call is made at once and does not delay the others. */
final class SteadyPace {
    private SteadyPace() {}

    /** Calls {@code what} with 0, 1, 2 … so many times a second. */
    static void each(int perSecond, Duration time, LongConsumer what) {
        long began = System.nanoTime();
        long every = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long count = time.toNanos() / every;
        for (long number = 0; number < count; number++) {
            long wait = began + number * every - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            what.accept(number);
        }
    }
}
