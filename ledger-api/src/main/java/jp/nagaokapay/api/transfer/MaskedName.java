package jp.nagaokapay.api.transfer;

/** A name of which only the first and the last letter are shown. */
final class MaskedName {
    private static final String HIDDEN = "＊";

    private MaskedName() {}

    /** Two hidden letters, however long the name is; of one letter alone that one. */
    static String of(String displayName) {
        String name = displayName.strip();
        int[] letters = name.codePoints().toArray();
        String first = Character.toString(letters[0]);
        return letters.length == 1
                ? first + HIDDEN.repeat(2)
                : first + HIDDEN.repeat(2) + Character.toString(letters[letters.length - 1]);
    }
}
