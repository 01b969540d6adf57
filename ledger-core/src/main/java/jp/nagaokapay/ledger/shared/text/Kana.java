package jp.nagaokapay.ledger.shared.text;

/** Letters of the two syllabaries. Of other letters nothing changes. */
public final class Kana {
    public static final int VOICED = '\u3099';
    public static final int HALF_VOICED = '\u309A';

    private static final int TO_KATAKANA = 'ァ' - 'ぁ';
    private static final String SMALL = "ァィゥェォッャュョヮヵヶヲヰヱ";
    private static final String LARGE = "アイウエオツヤユヨワカケオイエ";

    private Kana() {}

    /** The letter in full-width katakana, large where it is small or out of use. */
    public static int plain(int code) {
        int katakana = isHiragana(code) ? code + TO_KATAKANA : code;
        int small = SMALL.indexOf(katakana);
        return small < 0 ? katakana : LARGE.charAt(small);
    }

    private static boolean isHiragana(int code) {
        return (code >= 'ぁ' && code <= 'ゖ') || code == 'ゝ' || code == 'ゞ';
    }
}
