package jp.nagaokapay.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request's Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a structured-field
 * string; the bare text is accepted too. As a controller's argument it makes the header mandatory.
 *
 * @param value 1 to 255 printable ASCII characters, unquoted
 * @param method the request's method
 * @param path the request's path
 */
public record IdempotencyKey(String value, String method, String path) {
    public static final int LENGTH_MAX = 255;

    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\"\\\\])+)\"");
    private static final Pattern BARE = Pattern.compile("[\\x21\\x23-\\x7E]+");

    /** Reads the header; 400 when it is missing or not a key. */
    static IdempotencyKey parse(@Nullable String header, String method, String path) {
        if (header == null) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MISSING");
        }
        String value = unquoted(header.strip());
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MALFORMED");
        }
        return new IdempotencyKey(value, method, path);
    }

    private static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        return BARE.matcher(text).matches() ? text : "";
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
