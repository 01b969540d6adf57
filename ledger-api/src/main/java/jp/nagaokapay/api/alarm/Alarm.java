package jp.nagaokapay.api.alarm;

/**
 * Something that is wrong now.
 *
 * @param name tells it from others; of few, the same for as long as it goes on
 * @param detail what is wrong and how much, in a sentence for staff; nothing about a person
 */
public record Alarm(String name, String detail) {
    /** How the names begin of those that say that somebody's rights were changed. */
    public static final String ACCESS_CHANGED = "access-changed";
}
