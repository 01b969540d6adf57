package jp.nagaokapay.gateway.event;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks the position up to which events are written. */
public final class FeedCursor {
    private final JdbcClient client;

    FeedCursor(JdbcClient client) {
        this.client = client;
    }

    /**
     * The position up to which events are written; no more are written until the caller's
     * transaction ends. To be locked first of all, so that no two transactions deadlock.
     */
    public long lock() {
        return client.sql("SELECT position FROM gateway.feed_cursor FOR SHARE")
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
