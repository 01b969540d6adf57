package jp.nagaokapay.api.app.setup;

import org.jspecify.annotations.Nullable;

/**
 * What setup wants to know.
 *
 * @param name of the setting, or of the answer in a file of answers
 * @param words what a person is asked
 * @param offered what holds without an answer; null where there is nothing
 * @param secret whether neither the answer nor what is offered may be seen
 * @param optional whether it may be left out
 */
record Question(
        String name, String words, @Nullable String offered, boolean secret, boolean optional) {
    /** Shows no secret. */
    @Override
    public String toString() {
        return name;
    }
}
