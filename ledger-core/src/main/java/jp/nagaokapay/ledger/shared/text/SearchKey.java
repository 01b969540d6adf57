package jp.nagaokapay.ledger.shared.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as it is sought: names that differ only in width, case, syllabary, small kana, accents,
 * blanks, kinds of dashes or in how their letters are composed have the same key. A key is part of
 * another's where the text would be for a reader; no letter of it has a meaning of its own.
 */
public final class SearchKey {
    private static final int LONG_VOWEL = 'ー';
    private static final String OTHER_DASHES = "−─~";

    private SearchKey() {}

    public static String of(String text) {
        StringBuilder key = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(SearchKey::counts)
                .map(SearchKey::plain)
                .forEach(key::appendCodePoint);
        // Composed again, for カ is no beginning of ガ.
        return Normalizer.normalize(key, Normalizer.Form.NFC);
    }

    private static boolean counts(int code) {
        return switch (Character.getType(code)) {
            case Character.NON_SPACING_MARK -> code == Kana.VOICED || code == Kana.HALF_VOICED;
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT ->
                    false;
            default -> code != '・';
        };
    }

    private static int plain(int code) {
        boolean isDash =
                Character.getType(code) == Character.DASH_PUNCTUATION
                        || OTHER_DASHES.indexOf(code) >= 0;
        return isDash ? LONG_VOWEL : Kana.plain(code);
    }
}
