package jp.nagaokapay.ledger.shared.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Codes and numbers as people type them, on a Japanese keyboard or from another page. */
public final class TypedText {
    /** Of every kind, and the long vowel and the ruled line that are typed for one. */
    private static final Pattern HYPHENS =
            Pattern.compile("[\\p{Pd}\u2212\u30FC\u2500\u2501\u02D7\u2043]");

    /** Copied numbers bring marks of their direction with them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");

    private TypedText() {}

    /** Half width, with plain hyphens and no blanks. */
    public static String compact(String typed) {
        String halfWidth = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        return HYPHENS.matcher(UNSEEN.matcher(halfWidth).replaceAll("")).replaceAll("-");
    }
}
