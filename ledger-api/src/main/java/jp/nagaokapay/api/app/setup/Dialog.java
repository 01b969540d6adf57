package jp.nagaokapay.api.app.setup;

/** Who answers setup's questions: a person at a terminal, or a file. */
interface Dialog {
    /** The answer; what was offered, where nothing else was said, and else empty. */
    String ask(Question question);

    void say(String words);

    /**
     * Something does not work as it was answered; says whether to ask for it again. Who cannot be
     * asked again is refused with {@link SetupRefused}.
     */
    boolean askAgain(String part, String problem);
}
