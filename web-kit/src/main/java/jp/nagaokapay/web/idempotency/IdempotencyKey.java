package jp.nagaokapay.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.web.input.PrintableAscii;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request's Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a string as RFC 9651
 * writes an item, whose parameters mean nothing here; the bare text is accepted too. As a
 * controller's argument it makes the header mandatory.
 *
 * @param value 1 to 255 printable ASCII characters, unquoted
 * @param method the request's method
 * @param path the request's path
 */
public record IdempotencyKey(String value, String method, String path) {
    public static final int LENGTH_MAX = 255;

    /** Room for a key of which every character is escaped, and for parameters. */
    private static final int HEADER_MAX = 1_024;

    private static final String STRING =
            "\"((?:[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\"\\\\])*+)\"";
    private static final String NUMBER = "-?(?:\\d{1,12}\\.\\d{1,3}|\\d{1,15})";
    private static final String TOKEN = "[A-Za-z*][\\w!#$%&'*+.^`|~:/-]*+";
    private static final String BINARY = ":[A-Za-z0-9+/=]*+:";
    private static final String BOOLEAN = "\\?[01]";
    private static final String DATE = "@-?\\d{1,15}";
    private static final String DISPLAY =
            "%\"(?:[\\x20-\\x21\\x23\\x24\\x26-\\x7E]|%[0-9a-f]{2})*+\"";
    static final Pattern ITEM =
            Pattern.compile(
                    STRING
                            + "(?:; *[a-z*][a-z0-9_.*-]*+(?:=(?:"
                            + String.join(
                                    "|", NUMBER, STRING, TOKEN, BINARY, BOOLEAN, DATE, DISPLAY)
                            + "))?+)*+");

    /** Reads the header; 400 when it is missing or not a key. */
    static IdempotencyKey parse(@Nullable String header, String method, String path) {
        if (header == null || header.isBlank()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MISSING");
        }
        String value = header.length() > HEADER_MAX ? "" : unquoted(header.strip());
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MALFORMED");
        }
        return new IdempotencyKey(value, method, path);
    }

    private static String unquoted(String text) {
        if (isBare(text)) {
            return text;
        }
        if (isPlainlyQuoted(text)) {
            return text.substring(1, text.length() - 1);
        }
        Matcher quoted = ITEM.matcher(text);
        if (quoted.matches()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        return "";
    }

    /** The items that nearly all callers write: nothing escaped, no parameters. */
    private static boolean isPlainlyQuoted(String text) {
        return PrintableAscii.only(text)
                && text.startsWith("\"")
                && text.indexOf('"', 1) == text.length() - 1
                && text.indexOf('\\') < 0;
    }

    /** Printable, without blanks and quotation marks; so no item, which begins with one. */
    private static boolean isBare(String text) {
        return PrintableAscii.only(text) && text.indexOf(' ') < 0 && text.indexOf('"') < 0;
    }

    /**
     * The caller's key as it is remembered: callers never meet each other's keys.
     *
     * @param caller the wallet of a resident, the client of a machine
     */
    public String of(String caller) {
        return caller + '|' + value;
    }

    /**
     * SHA-256 (hex) over caller, method, path and body. The body counts by content: neither
     * whitespace nor the order of its fields matters.
     *
     * @param body what was read from the request; null when it has none
     */
    public String hash(String caller, @Nullable Object body) {
        return CanonicalHash.sha256(
                String.join("\n", caller, method, path, "").getBytes(StandardCharsets.UTF_8),
                CanonicalHash.canonical(body));
    }
}
