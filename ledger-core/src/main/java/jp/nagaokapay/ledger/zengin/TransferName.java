package jp.nagaokapay.ledger.zengin;

import static jp.nagaokapay.ledger.zengin.ZenginRule.NAME_IS_GIVEN;
import static jp.nagaokapay.ledger.zengin.ZenginRule.NAME_IS_IN_PERMITTED_LETTERS;

import java.util.Map;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.text.Kana;

/**
 * A name as a bank reads it, in the letters that every bank takes: half-width kana without small
 * ones and ｦ, voicing marks as letters of their own, digits, capitals, blank and {@code ( ) - . /}.
 *
 * @param kana begins and ends with a letter other than a blank; each letter is one byte
 */
public record TransferName(String kana) {
    private static final String FULL_WIDTH = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private static final String SIGNS = "()-./";
    private static final Pattern OPEN_END = Pattern.compile("[ (]+$");
    private static final char FIRST_KANA = 'ｱ';
    private static final char LAST_KANA = 'ﾝ';
    private static final char VOICED = 'ﾞ';
    private static final char HALF_VOICED = 'ﾟ';

    public TransferName {
        if (!isPermitted(kana)) {
            throw new IllegalArgumentException("not the letters of a bank's name");
        }
    }

    /**
     * The name for one that a person wrote: katakana or hiragana of any width, with the legal form
     * as written ({@code 株式会社}, {@code (株)}, {@code ㈱}, spelled in kana) or abbreviated.
     *
     * @throws Refused for what has no such letter, kanji above all: their reading is not guessed.
     *     The refusal tells the place and the reason, never the letter
     */
    public static TransferName of(String given) {
        StringBuilder kana = new StringBuilder();
        boolean hasLetters = false;
        for (NameLetter letter : Abbreviations.abbreviate(NameLetter.read(given))) {
            char next = half(letter, kana);
            boolean isNeeded =
                    next != ' ' || (!kana.isEmpty() && kana.charAt(kana.length() - 1) != ' ');
            if (isNeeded) {
                kana.append(next);
            }
            hasLetters |= isLetter(next) && letter.position() != NameLetter.PUT_IN;
        }
        NAME_IS_GIVEN.require(hasLetters);
        return new TransferName(OPEN_END.matcher(kana).replaceFirst(""));
    }

    /**
     * The name's first so many letters, at least 2; fewer rather than part a voicing mark from its
     * letter or end with a bracket that opens.
     */
    public TransferName cut(int letters) {
        if (kana.length() <= letters) {
            return this;
        }
        int end = isMark(kana.charAt(letters)) ? letters - 1 : letters;
        String beginning = kana.substring(0, end).stripTrailing();
        String closed = OPEN_END.matcher(beginning).replaceFirst("");
        return new TransferName(closed.isEmpty() ? beginning : closed);
    }

    /** One byte a letter. */
    public int length() {
        return kana.length();
    }

    /** It may be a person's name, which is for the bank and not for a log. */
    @Override
    public String toString() {
        return "a name of " + kana.length() + " letters";
    }

    private static char half(NameLetter letter, StringBuilder before) {
        int code = letter.code();
        int index = FULL_WIDTH.indexOf(code);
        if (index >= 0) {
            return (char) (FIRST_KANA + index);
        }
        if (letter.isVoicingMark()) {
            char mark = code == Kana.VOICED ? VOICED : HALF_VOICED;
            boolean isTaken = !before.isEmpty() && takes(before.charAt(before.length() - 1), mark);
            refuseUnless(isTaken, letter, "VOICING_MARK");
            return mark;
        }
        refuseUnless(isAscii(code), letter, isKanji(code) ? "KANJI" : "SIGN");
        return (char) code;
    }

    private static boolean isPermitted(String kana) {
        char before = ' ';
        for (int i = 0; i < kana.length(); i++) {
            char letter = kana.charAt(i);
            boolean isKnown =
                    isMark(letter) ? takes(before, letter) : isKana(letter) || isAscii(letter);
            if (!isKnown || (letter == ' ' && before == ' ')) {
                return false;
            }
            before = letter;
        }
        return before != ' ';
    }

    private static boolean isAscii(int code) {
        return isWithin(code, '0', '9')
                || isWithin(code, 'A', 'Z')
                || code == ' '
                || SIGNS.indexOf(code) >= 0;
    }

    private static boolean isKana(int code) {
        return isWithin(code, FIRST_KANA, LAST_KANA);
    }

    private static boolean takes(char letter, char mark) {
        boolean isOfHa = isWithin(letter, 'ﾊ', 'ﾎ');
        return mark == HALF_VOICED ? isOfHa : isOfHa || letter == 'ｳ' || isWithin(letter, 'ｶ', 'ﾄ');
    }

    private static boolean isWithin(int code, char first, char last) {
        return code >= first && code <= last;
    }

    private static boolean isLetter(char letter) {
        return letter != ' ' && SIGNS.indexOf(letter) < 0;
    }

    private static boolean isMark(char letter) {
        return letter == VOICED || letter == HALF_VOICED;
    }

    private static boolean isKanji(int code) {
        return Character.isIdeographic(code) || code == '々';
    }

    private static void refuseUnless(boolean holds, NameLetter letter, String reason) {
        NAME_IS_IN_PERMITTED_LETTERS.require(
                holds, Map.of("position", letter.position(), "reason", reason));
    }
}
