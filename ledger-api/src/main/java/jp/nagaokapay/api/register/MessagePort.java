package jp.nagaokapay.api.register;

import org.jspecify.annotations.Nullable;

/** How the program reaches a person: a short message to a phone. Messages are never logged. */
public interface MessagePort {

    /**
     * Hands a message over for delivery; throws {@link
     * jp.nagaokapay.ledger.shared.message.Unavailable} when that is not possible now.
     */
    void send(Message message);

    /**
     * Throws {@link jp.nagaokapay.ledger.shared.message.NotConfigured} where there is no provider,
     * before anything is kept for a message that would never leave.
     */
    default void requireProvider() {}

    /**
     * A message.
     *
     * @param to phone in E.164
     * @param code the verification code that the text holds; null when it holds none
     */
    record Message(String to, String text, @Nullable String code) {
        @Override
        public String toString() {
            return "Message";
        }
    }
}
