package jp.nagaokapay.web.problem;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is wrong with a field, in words. A field that needs words of its own has them under its code
 * and name, as {@code field.PATTERN.postalCode}; all others share those of the code, as {@code
 * field.NOT_NULL}.
 */
public final class FieldMessages {
    private static final String PREFIX = "field.";

    private FieldMessages() {}

    static String of(String field, String code, Map<String, ?> details, Locale language) {
        return ProblemMessages.of(key(field, code), language, details);
    }

    /** The key of the sentence for a field, wherever in a body it stands. */
    public static String key(String field, String code) {
        String shared = PREFIX + code;
        String name = field.replaceAll("\\[\\d+]$", "").replaceAll("^.*[.\\]]", "");
        return Stream.of(shared + '.' + name)
                .filter(own -> ProblemMessages.find(own, Locale.JAPANESE) != null)
                .findFirst()
                .orElse(shared);
    }
}
