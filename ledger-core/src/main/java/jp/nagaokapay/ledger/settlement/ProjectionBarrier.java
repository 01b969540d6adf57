package jp.nagaokapay.ledger.settlement;

import java.time.Duration;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.springframework.stereotype.Component;

/** Waits for the tables and policies that settlement goes by. */
@Component
public class ProjectionBarrier {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final EventLog feed;
    private final Processors processors;

    ProjectionBarrier(EventLog feed, Processors processors) {
        this.feed = feed;
        this.processors = processors;
    }

    /**
     * Returns when each, in that order, has handled all there is in the log, what the ones before
     * it have made of it included; throws {@link Unavailable} when it takes long.
     */
    public void awaitEnd(String... followers) {
        for (String follower : followers) {
            await(feed.head(), follower);
        }
    }

    /** The same up to a position. */
    public void await(long position, String follower) {
        if (!processors.awaitPassed(position, PATIENCE, follower)) {
            throw new Unavailable(follower + " is behind", RETRY_AFTER, null);
        }
    }
}
