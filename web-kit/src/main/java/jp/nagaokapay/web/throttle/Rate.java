package jp.nagaokapay.web.throttle;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;

/**
 * How often a key may do something.
 *
 * @param capacity how often at once
 * @param times how often within the period
 * @param period over which {@code times} are allowed
 * @param refill when used tries come back
 */
public record Rate(int capacity, int times, Duration period, Refill refill) {
    /** When used tries come back: bit by bit, or all of them when the period is over. */
    enum Refill {
        EVENLY,
        AT_THE_END
    }

    public Rate {
        if (capacity < 1 || times < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("a rate must be above zero");
        }
    }

    /** So many in a period in the long run, and {@code burst} at once after a rest. */
    public static Rate evenly(int burst, int times, Duration period) {
        return new Rate(burst, times, period, Refill.EVENLY);
    }

    /** So many from the first one on until the period is over. */
    public static Rate window(int times, Duration period) {
        return new Rate(times, times, period, Refill.AT_THE_END);
    }

    boolean isWindow() {
        return refill == Refill.AT_THE_END;
    }

    /** After so long without a try, all tries are there again. */
    Duration fullAfter() {
        return period.multipliedBy(Math.ceilDiv(capacity, times));
    }

    Bandwidth bandwidth() {
        var bandwidth = Bandwidth.builder().capacity(capacity);
        return switch (refill) {
            case EVENLY -> bandwidth.refillGreedy(times, period).build();
            case AT_THE_END -> bandwidth.refillIntervally(times, period).build();
        };
    }
}
