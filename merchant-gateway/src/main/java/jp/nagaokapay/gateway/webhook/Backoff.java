package jp.nagaokapay.gateway.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again: soon at first, then ever more seldom, at least once an hour, and a last time
 * when the time is over.
 */
final class Backoff {
    static final Duration LONGEST = Duration.ofHours(1);

    /** Part of each wait that is left to chance, so that what failed together is not retried so. */
    static final double JITTER = 0.2;

    private static final int DOUBLINGS_MAX = 20;

    private Backoff() {}

    /**
     * When to try again after a failure; empty when it was the last attempt.
     *
     * @param attempts made so far, this one included
     * @param first how long the first wait is, at most
     * @param chance between 0 and 1
     */
    static Optional<Instant> next(
            Instant now, int attempts, Instant giveUpAt, Duration first, double chance) {
        if (!now.isBefore(giveUpAt)) {
            return Optional.empty();
        }
        Instant next = now.plus(wait(attempts, first, chance));
        return Optional.of(next.isBefore(giveUpAt) ? next : giveUpAt);
    }

    static Duration wait(int attempts, Duration first, double chance) {
        long doubled = first.toMillis() << Math.clamp(attempts - 1L, 0, DOUBLINGS_MAX);
        long bounded = Math.min(doubled, LONGEST.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 - JITTER * chance)));
    }
}
