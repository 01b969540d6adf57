package jp.nagaokapay.web.input;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a CSV file (RFC 4180) whose fields hold no line breaks. */
public final class CsvLine {
    private static final Pattern FIELD = Pattern.compile("\"(?:[^\"]|\"\")*+\"|[^\",]*+");

    private CsvLine() {}

    /** The fields without their quotation marks; empty when the line is not well formed. */
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        int at = 0;
        while (field.region(at, line.length()).lookingAt()) {
            fields.add(unquoted(field.group()));
            at = field.end();
            if (at == line.length()) {
                return fields;
            }
            if (line.charAt(at) != ',') {
                return List.of();
            }
            at++;
        }
        return List.of();
    }

    private static String unquoted(String text) {
        return text.startsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text;
    }
}
