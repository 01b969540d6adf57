package jp.nagaokapay.ledger.log.follow;

/** What keeps a read from missing a write that was acknowledged before it. */
@FunctionalInterface
public interface ReadBarrier {
    /**
     * Returns when the tables that a processing group fills hold all that is in the log now,
     * whichever node wrote it; throws {@link jp.nagaokapay.ledger.shared.message.Unavailable} when
     * they do not within two seconds. Nothing that a processor calls may wait here.
     */
    void awaitHead(String processingGroup);
}
