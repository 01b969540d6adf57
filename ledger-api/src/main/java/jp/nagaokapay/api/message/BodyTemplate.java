package jp.nagaokapay.api.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request to an SMS gateway, with places in braces. What is put there is written as
 * the body's form needs it, so that no text can be more than a text.
 */
final class BodyTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{(to|national|text|id)}");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JAPAN = "+81";

    private final String template;
    private final UnaryOperator<String> written;

    /** Fails with {@link IllegalArgumentException} that says what is wrong with it. */
    BodyTemplate(String template, String contentType) {
        this.template = template;
        String form = contentType.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        written =
                switch (form) {
                    case "application/json" -> BodyTemplate::inJson;
                    case "application/x-www-form-urlencoded" ->
                            text -> URLEncoder.encode(text, StandardCharsets.UTF_8);
                    default ->
                            throw new IllegalArgumentException(
                                    "its content type is %s; there are application/json and application/x-www-form-urlencoded"
                                            .formatted(form));
                };
        if (!template.contains("{text}")
                || !(template.contains("{to}") || template.contains("{national}"))) {
            throw new IllegalArgumentException("its body needs {text}, and {to} or {national}");
        }
        if (form.endsWith("json")) {
            requireJson(filled("id", "+819012345678", "\"text\"\n"));
        }
    }

    /**
     * @param to in E.164
     */
    String filled(String id, String to, String text) {
        String national = to.startsWith(JAPAN) ? '0' + to.substring(JAPAN.length()) : to;
        Map<String, String> values = Map.of("to", to, "national", national, "text", text, "id", id);
        return PLACE.matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(
                                written.apply(values.getOrDefault(place.group(1), ""))));
    }

    private static void requireJson(String body) {
        try {
            JSON.readTree(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "its body is no JSON once {to}, {text} and {id} are filled in; they stand between"
                            + " quotation marks",
                    e);
        }
    }

    private static String inJson(String text) {
        String quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
