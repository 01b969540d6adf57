package jp.nagaokapay.api.funding;

/** A provider gave no answer that can be believed. */
final class ProviderTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    private final String word;

    /**
     * @param word for tables and metrics, e.g. {@code TIMEOUT}
     * @param sentence says to an engineer what is wrong
     */
    ProviderTrouble(String word, String sentence) {
        super(sentence);
        this.word = word;
    }

    String word() {
        return word;
    }
}
