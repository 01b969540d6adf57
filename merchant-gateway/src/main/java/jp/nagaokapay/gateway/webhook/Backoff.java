package jp.nagaokapay.gateway.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again: soon at first, then ever more seldom, and a last time when the time is over.
 *
 * @param first the first wait, at most
 * @param longest no wait is longer
 */
record Backoff(Duration first, Duration longest) {
    /** Part of each wait that is random, so that what failed together is not retried together. */
    static final double JITTER = 0.2;

    private static final int DOUBLINGS_MAX = 20;

    /**
     * When to try again after a failure; empty when it was the last attempt.
     *
     * @param attempts made so far, this one included
     * @param chance between 0 and 1
     */
    Optional<Instant> next(Instant now, int attempts, Instant giveUpAt, double chance) {
        if (!now.isBefore(giveUpAt)) {
            return Optional.empty();
        }
        Instant next = now.plus(wait(attempts, chance));
        return Optional.of(next.isBefore(giveUpAt) ? next : giveUpAt);
    }

    Duration wait(int attempts, double chance) {
        long doubled = first.toMillis() << Math.clamp(attempts - 1L, 0, DOUBLINGS_MAX);
        long bounded = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 - JITTER * chance)));
    }
}
