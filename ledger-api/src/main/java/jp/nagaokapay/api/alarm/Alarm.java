package jp.nagaokapay.api.alarm;

/**
 * Something that is wrong now.
 *
 * @param name tells it from others; of few, the same for as long as it goes on
 * @param detail what is wrong and how much, in a sentence for staff; nothing about a person
 */
public record Alarm(String name, String detail) {}
