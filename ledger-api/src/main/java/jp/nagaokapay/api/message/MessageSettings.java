package jp.nagaokapay.api.message;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code nagaokapay.messages.*}: how people are reached.
 *
 * @param mail null: by no mail; the server is that of {@code spring.mail.*}
 * @param sms null: by no text message
 * @param perDay how many messages leave on one day at most, on all nodes together
 */
@ConfigurationProperties("nagaokapay.messages")
record MessageSettings(@Nullable Mail mail, @Nullable Sms sms, @DefaultValue("10000") long perDay) {
    static final MessageSettings NONE = new MessageSettings(null, null, 1);

    MessageSettings {
        if (perDay < 1) {
            throw new IllegalArgumentException("nagaokapay.messages.per-day: at least 1");
        }
    }

    /**
     * @param from the sender's address
     */
    record Mail(String from) {}

    /**
     * The HTTP request by which a gateway takes a text message.
     *
     * @param url https, but for this machine
     * @param headers such as the one by which the gateway knows us
     * @param body with {@code {to}} (E.164) or {@code {national}} (as dialled in Japan), {@code
     *     {text}}, and {@code {id}} where the gateway tells repeated ones by it
     * @param contentType the body's: JSON or a form
     * @param timeout how long the gateway may take to answer
     */
    record Sms(
            String url,
            @DefaultValue Map<String, String> headers,
            String body,
            @DefaultValue("application/json") String contentType,
            @DefaultValue("10s") Duration timeout) {
        /** Shows no key of the gateway. */
        @Override
        public String toString() {
            return url;
        }
    }
}
