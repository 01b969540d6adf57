package jp.nagaokapay.web.paper;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table for people with spreadsheets.
 *
 * @param name what its tab says
 * @param header the columns, in Japanese
 * @param rows one value a column: numbers stay numbers, null is an empty cell
 */
public record Spreadsheet(
        String name, List<String> header, List<? extends List<@Nullable Object>> rows) {
    /** Without it spreadsheets in Japan read UTF-8 as Shift_JIS. */
    public static final String BOM = "\uFEFF";

    /** What spreadsheets take for a formula, in Japan in full width too, also after blanks. */
    private static final Pattern FORMULA =
            Pattern.compile("[\\t\\r\\n]|[\\s\\p{Z}\\p{Cf}]*[=+\\-@＝＋－＠]");

    /** As CSV (RFC 4180), with BOM. */
    public String csv() {
        return Stream.concat(Stream.of(header), rows.stream())
                .map(Spreadsheet::csvLine)
                .collect(Collectors.joining("", BOM, ""));
    }

    /** One line of CSV with its end, for tables that are too long to be held at once. */
    public static String csvLine(List<? extends @Nullable Object> row) {
        return row.stream().map(Spreadsheet::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted where needed; a text is never a formula. */
    private static String cell(@Nullable Object value) {
        String text = text(value);
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case LocalTime time ->
                    DateTimeFormatter.ISO_LOCAL_TIME.format(time); // seconds also of 0
            case Object other -> withoutFormula(other.toString());
        };
    }

    private static String withoutFormula(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }
}
