package jp.nagaokapay.api.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;

/** Which requests are on record, and what of them. */
final class Recorded {
    static final String TRAIL = "/finance/v1/audit";

    private static final List<String> DOORS =
            List.of("/counter/v1/", "/campaign/v1/", "/finance/v1/", "/office/v1/", "/partner/v1/");

    private static final Pattern FILE = Pattern.compile(".*\\.(csv|xlsx|pdf|zengin)");

    /** Ids with their type, dates, names of constants, small numbers: nothing about a person. */
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "[a-z]+:[0-9A-Za-z._-]{1,80}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Z_]{1,40}|[0-9]{1,8}");

    /** What others call their own things, unless it could be a telephone number. */
    private static final Pattern OWN_NAME =
            Pattern.compile(
                    "(?!.*(?<![0-9])(0|\\+?81)[0-9]([-_:]?[0-9]){7,9}(?![0-9]))[0-9A-Za-z_:-]{1,100}");

    private static final String HIDDEN = "?";

    private Recorded() {}

    /**
     * @param path the pattern that the request matched
     */
    static boolean is(String method, String path) {
        boolean isRead =
                method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
        return DOORS.stream().anyMatch(path::startsWith)
                && (!isRead || path.startsWith(TRAIL) || FILE.matcher(path).matches());
    }

    /** A path may hold anything; what is no id of ours is not kept. */
    static Map<String, String> ids(Map<String, String> variables) {
        return only(value -> HARMLESS.matcher(value).matches(), variables);
    }

    /** What a door names is an id; only whose is not known. */
    static Map<String, String> named(Map<String, String> ids) {
        return only(
                value -> HARMLESS.matcher(value).matches() || OWN_NAME.matcher(value).matches(),
                ids);
    }

    private static Map<String, String> only(
            Predicate<String> isHarmless, Map<String, String> variables) {
        return variables.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                variable ->
                                        isHarmless.test(variable.getValue())
                                                ? variable.getValue()
                                                : HIDDEN));
    }
}
