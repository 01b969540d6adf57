package jp.nagaokapay.ledger.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A check that takes long rests long, so that the proof takes a small part of the database however
 * much there is to prove.
 */
final class Rests {
    /** Times as long as it took. */
    private static final int REST = 20;

    /** Well within the time after which a check counts as stalled. */
    static final Duration REST_MAX = Duration.ofMinutes(5);

    private final Map<String, Instant> until = new HashMap<>();

    boolean isResting(String check, Instant now) {
        return until.getOrDefault(check, Instant.MIN).isAfter(now);
    }

    /**
     * @param now when the check ended
     */
    void after(String check, Duration took, Instant now) {
        Duration rest = took.multipliedBy(REST);
        until.put(check, now.plus(rest.compareTo(REST_MAX) < 0 ? rest : REST_MAX));
    }
}
