package jp.nagaokapay.ledger.settlement.payout;

import java.time.Duration;
import jp.nagaokapay.ledger.message.Unavailable;
import jp.nagaokapay.ledger.store.LogFeed;
import jp.nagaokapay.ledger.store.Processors;
import org.springframework.stereotype.Component;

/** The tables that a payout is put together from. */
@Component
class FollowedTables {
    private static final String[] TABLES = {"settlement", "merchant-list"};
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final LogFeed feed;
    private final Processors processors;

    FollowedTables(LogFeed feed, Processors processors) {
        this.feed = feed;
        this.processors = processors;
    }

    /** Returns when they show all that has happened until now. */
    void await() {
        if (!processors.awaitPassed(feed.head(), PATIENCE, TABLES)) {
            throw new Unavailable("the tables of settlement are behind", RETRY_AFTER, null);
        }
    }
}
