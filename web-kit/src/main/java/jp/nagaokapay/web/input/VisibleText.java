package jp.nagaokapay.web.input;

import java.util.regex.Pattern;

/** What a reader sees of a text. */
public final class VisibleText {
    /**
     * All but letters, numbers, punctuation, symbols and the blank. Six of these show nothing:
     * Hangul fillers, the empty Braille pattern, a notehead that is none.
     */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[^\\p{L}\\p{N}\\p{P}\\p{S} ]|[\\u115F\\u1160\\u3164\\uFFA0\\u2800\\x{1D159}]");

    private VisibleText() {}

    /** The text without what shows nothing by itself; ordinary blanks remain. */
    public static String of(String text) {
        return UNSEEN.matcher(text).replaceAll("");
    }
}
