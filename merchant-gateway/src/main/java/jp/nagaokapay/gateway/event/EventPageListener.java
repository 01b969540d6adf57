package jp.nagaokapay.gateway.event;

/** Writes something of its own with each page of events: both are there, or neither is. */
@FunctionalInterface
public interface EventPageListener {
    /**
     * Called inside the transaction that has just written the events behind one position up to
     * another and holds the cursor's row. At any time again for the same positions, if the
     * transaction did not commit.
     */
    void write(long after, long upTo);
}
