package jp.nagaokapay.api.message;

import org.jspecify.annotations.Nullable;

/** Gives messages to whoever brings them to people: an SMS gateway, a mail server. */
interface MessageSender {
    MessageWay way();

    /**
     * Tries once. May take longer than wanted: whoever calls interrupts it then.
     *
     * @param id of the message, the same for each try
     * @param subject where the way has one
     */
    Attempt send(String id, String to, String subject, String text) throws InterruptedException;

    /**
     * What came of a try.
     *
     * @param status what the other side answered or why it did not, in a few words; nothing of whom
     *     the message was for
     */
    record Attempt(Result result, String status) {
        /** Says only what kind of failure: its message may name whom the message was for. */
        static Attempt failed(@Nullable Throwable failure) {
            return new Attempt(
                    Result.FAILED, failure == null ? "" : failure.getClass().getSimpleName());
        }
    }

    /** Whether to try again. */
    enum Result {
        /** The other side took it over. */
        SENT,
        /** It will never take it. */
        REFUSED,
        /** It did not answer, or not for good. */
        FAILED
    }
}
