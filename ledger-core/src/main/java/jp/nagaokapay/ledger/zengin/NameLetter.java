package jp.nagaokapay.ledger.zengin;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.ledger.shared.text.Kana;

/**
 * A letter of a name, and where it stood in the name as given.
 *
 * @param code a Unicode code point; kana are full-width katakana without voicing, the voicing marks
 *     letters of their own
 * @param position in code points, from 1
 */
record NameLetter(int code, int position) {
    /** The position of letters that the name as given does not have. */
    static final int PUT_IN = 0;

    private static final int STANDALONE_VOICED = '\u309B';
    private static final int STANDALONE_HALF_VOICED = '\u309C';
    private static final String DASHES = "ー‐‑‒–—―−─";

    /**
     * Reads a name, whatever its widths and syllabary: katakana for hiragana, large kana for small
     * ones and those out of use, capitals, one kind of dash.
     */
    static List<NameLetter> read(String given) {
        List<NameLetter> letters = new ArrayList<>(given.length() * 2);
        int position = 0;
        for (int at = 0; at < given.length(); at += Character.charCount(given.codePointAt(at))) {
            int from = ++position;
            plain(given.codePointAt(at))
                    .codePoints()
                    .forEach(code -> letters.add(new NameLetter(folded(code), from)));
        }
        return letters;
    }

    /** The letters as text. */
    static String text(List<NameLetter> letters) {
        StringBuilder text = new StringBuilder(letters.size());
        letters.forEach(letter -> text.appendCodePoint(letter.code));
        return text.toString();
    }

    boolean isBlank() {
        return code == ' ';
    }

    boolean isVoicingMark() {
        return code == Kana.VOICED || code == Kana.HALF_VOICED;
    }

    private static String plain(int code) {
        return switch (code) {
            case STANDALONE_VOICED -> Character.toString(Kana.VOICED);
            case STANDALONE_HALF_VOICED -> Character.toString(Kana.HALF_VOICED);
            default -> Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKD);
        };
    }

    private static int folded(int code) {
        if (code >= 'a' && code <= 'z') {
            return code - 'a' + 'A';
        }
        if (DASHES.indexOf(code) >= 0) {
            return '-';
        }
        if (code == '・') {
            return '.';
        }
        return Kana.plain(code);
    }
}
