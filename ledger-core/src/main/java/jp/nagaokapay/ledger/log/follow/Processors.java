package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;

/** Those who follow the log: projections and policies. */
public interface Processors {
    /**
     * Waits until every processor has handled everything in the log, their own commands' events
     * included; fails after {@code atMost}, naming who is behind.
     */
    void awaitDrained(Duration atMost);

    /**
     * Waits until these processors have handled the log up to a position; answers whether they have
     * within {@code atMost}.
     */
    boolean awaitPassed(long position, Duration atMost, String... names);

    /** How far each processor has followed the log, by name. */
    Map<String, Long> positions();

    /**
     * How far each processor's tables are, by name, as the caller's transaction sees them: what is
     * stored together with the tables. 0 for one that has stored nothing.
     */
    Map<String, Long> storedPositions();

    /**
     * Empties every projection and fills it again from the log; policies are not replayed. Returns
     * when done.
     *
     * @param progress is told now and then the position of the slowest projection and the log's
     *     last
     */
    void rebuild(BiConsumer<Long, Long> progress);
}
