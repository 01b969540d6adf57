package jp.nagaokapay.api.message;

import jp.nagaokapay.ledger.shared.message.NotConfigured;

/** How the program reaches a person. Messages are never logged. */
public interface MessagePort {
    /**
     * Hands a message over. In a transaction it is handed over with what else that does, or not at
     * all; it leaves once that is committed, and is tried until it is of no use any more. Throws as
     * {@link #require} does, and {@link MessagesUsedUp} when the day has had its messages.
     */
    void send(Message message);

    /** Calls back what is about this and did not leave yet, but for warnings. */
    default void forgetAllButWarnings(String about) {}

    /** Calls back all that is about this and did not leave yet. */
    default void forget(String about) {}

    /** Whether messages go this way here. */
    default boolean goes(MessageWay way) {
        return true;
    }

    /**
     * Throws {@link NotConfigured} where nothing goes this way, before anything is kept for a
     * message that would never leave.
     */
    default void require(MessageWay way) {
        if (!goes(way)) {
            throw new NotConfigured("MESSAGES_NOT_CONFIGURED");
        }
    }
}
