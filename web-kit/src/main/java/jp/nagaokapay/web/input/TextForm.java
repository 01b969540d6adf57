package jp.nagaokapay.web.input;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a text in a request may be written. */
public enum TextForm {
    /** One line that shows something. So is every text that does not say otherwise. */
    LINE,

    /** Lines that show something: what people write in more than a few words. */
    LINES,

    /** Whatever can be stored: typed or scanned codes, of which their reader makes sense. */
    RAW;

    /**
     * Control characters but tab and line breaks, and lone surrogates: the database cannot store
     * U+0000, and other programs trip over the rest.
     */
    private static final Pattern UNSTORABLE =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\p{Cs}]");

    /**
     * The other control characters, what turns the direction of the text around it (marks of a
     * direction do not), what annotates it unseen, what is no character, and tags, which are
     * letters that nobody sees.
     */
    private static final Pattern MISLEADING =
            Pattern.compile(
                    "[\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\uFFF9-\\uFFFB"
                            + "\\p{IsNoncharacter_Code_Point}\\x{E0000}-\\x{E007F}]");

    /** The flag of a part of a country, which is written with tags. */
    private static final Pattern FLAG =
            Pattern.compile("\\x{1F3F4}[\\x{E0020}-\\x{E007E}]+\\x{E007F}");

    private static final Pattern BREAK = Pattern.compile("[\\t\\r\\n\\u2028\\u2029]");

    /** What is wrong with a text: the code of a field's problem; null when it is fine or empty. */
    public @Nullable String fault(String text) {
        if (PrintableAscii.only(text) && !text.isBlank()) {
            return null;
        }
        if (UNSTORABLE.matcher(text).find()) {
            return "BAD_CHARACTER";
        }
        if (this == RAW || text.isEmpty()) {
            return null;
        }
        if (MISLEADING.matcher(FLAG.matcher(text).replaceAll("")).find()) {
            return "BAD_CHARACTER";
        }
        if (VisibleText.of(text).isBlank()) {
            return "NOT_BLANK";
        }
        return this == LINE && BREAK.matcher(text).find() ? "LINE_BREAK" : null;
    }
}
