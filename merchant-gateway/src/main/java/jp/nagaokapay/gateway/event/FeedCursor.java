package jp.nagaokapay.gateway.event;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets others know for certain which events are written, and which are not yet. */
public final class FeedCursor {
    private final JdbcClient client;

    FeedCursor(JdbcClient client) {
        this.client = client;
    }

    /**
     * Up to where events are written; none will be until the caller's transaction ends. To be held
     * before anything else is locked.
     */
    public long hold() {
        return client.sql("SELECT position FROM gateway.feed_cursor FOR SHARE")
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
