package jp.nagaokapay.web.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the codes say to a person, in the languages of the city's users. The files are {@code
 * problems_ja.properties} and {@code problems_en.properties}, UTF-8.
 */
public final class ProblemMessages {
    /** Japanese first: it is what a caller reads who does not say otherwise. */
    public static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private static final String BUNDLE = "problems";
    private static final String GENERAL = "GENERAL";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]\\w*)}");
    private static final ResourceBundle.Control AS_NAMED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ProblemMessages() {}

    /** The sentence of a code; a general one when the code has none. */
    public static String of(String code, Locale locale) {
        String own = find(code, locale);
        return own != null ? own : require(GENERAL, locale);
    }

    /**
     * The sentence of a code with its numbers and names in place of {@code {most}} and the like.
     * Where one of them is not among the details the general sentence says less, but nothing half.
     */
    public static String of(String code, Locale locale, Map<String, ?> details) {
        String sentence = of(code, locale);
        boolean complete =
                PLACE.matcher(sentence)
                        .results()
                        .allMatch(place -> details.containsKey(place.group(1)));
        return complete
                ? PLACE.matcher(sentence)
                        .replaceAll(place ->
                                Matcher.quoteReplacement(written(details.get(place.group(1)))))
                : require(GENERAL, locale);
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
            case List<?> list ->
                    list.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case null, default -> String.valueOf(value);
        };
    }

    /** The sentence of a code, or null when it has none in that language. */
    public static @Nullable String find(String code, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        return bundle.containsKey(code) ? bundle.getString(code) : null;
    }

    /** All codes that have a sentence, in alphabetical order. */
    public static SortedSet<String> codes() {
        return bundle(Locale.ENGLISH).keySet().stream()
                .filter(key -> Character.isUpperCase(key.charAt(0)) && !key.equals(GENERAL))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The title of a kind of problem, by HTTP status. */
    public static String title(int status, Locale locale) {
        String own = find("title." + status, locale);
        return own != null ? own : require("title." + status / 100 + "xx", locale);
    }

    private static String require(String key, Locale locale) {
        String sentence = find(key, locale);
        if (sentence == null) {
            throw new MissingResourceException("no sentence", BUNDLE, key);
        }
        return sentence;
    }

    private static ResourceBundle bundle(Locale locale) {
        Locale language =
                LANGUAGES.stream()
                        .filter(known -> known.getLanguage().equals(locale.getLanguage()))
                        .findFirst()
                        .orElse(Locale.JAPANESE);
        return ResourceBundle.getBundle(BUNDLE, language, AS_NAMED);
    }
}
