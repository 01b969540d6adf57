package jp.nagaokapay.gateway.event;

/** Writes its own rows in the transaction that writes a page of events. */
@FunctionalInterface
public interface EventPageListener {
    /**
     * Called inside the transaction that has just written the events behind {@code after} up to
     * {@code upTo} and holds the lock on the cursor. Called again for the same positions when the
     * transaction did not commit.
     */
    void written(long after, long upTo);
}
