package jp.nagaokapay.api.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to a person. Shows nothing of itself, so that no log line can.
 *
 * @param to a phone in E.164 or an e-mail address, as its way has it
 * @param code the verification code that the text holds; null when it holds none
 * @param until when it is of no use any more; null: as its kind has it
 * @param about the id of whom or what it is about, by which it can be called back; null: nothing
 */
public record Message(
        MessageKind kind,
        MessageWay way,
        String to,
        String text,
        @Nullable String code,
        @Nullable Instant until,
        @Nullable String about) {

    /** A text message that holds no code. */
    public static Message sms(MessageKind kind, String phone, String text, @Nullable String about) {
        return new Message(kind, MessageWay.SMS, phone, text, null, null, about);
    }

    @Override
    public String toString() {
        return "Message";
    }
}
