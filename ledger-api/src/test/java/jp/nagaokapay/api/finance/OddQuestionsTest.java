package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.api.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Asks every question of finance with times that nobody can mean. */
class OddQuestionsTest extends HttpTest {
    private static final Map<Class<?>, List<String>> ABSURD =
            Map.of(
                    LocalDate.class,
                    List.of(
                            "+999999999-12-31",
                            "-999999999-01-01",
                            "+10000-12-29",
                            "9999-12-31",
                            "0001-01-01"),
                    Instant.class,
                    List.of(
                            "+999999999-12-31T23:59:59Z",
                            "+999999999-12-31T23:59:59-18:00",
                            "-999999999-01-01T00:00:00+18:00",
                            "9999-12-31T23:59:59Z",
                            "0001-01-01T00:00:00Z"),
                    YearMonth.class,
                    List.of("+999999999-12", "-999999999-01", "+10000-12", "9999-12", "0001-01"));

    /** The outermost that are read. */
    private static final Map<Class<?>, List<String>> FARTHEST =
            Map.of(
                    LocalDate.class, List.of("2000-01-01", "2199-12-31"),
                    Instant.class, List.of("2000-01-01T00:00:00Z", "2199-12-31T23:59:59Z"),
                    YearMonth.class, List.of("2000-01", "2199-12"));

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    private final Set<String> asked = new java.util.TreeSet<>();

    @Test
    void no_time_however_absurd_is_an_error_of_ours() {
        walletWith(1_000);
        ApiClient finance = with("finance:read finance:write finance:release audit");
        for (int i = 0; i < 5; i++) {
            ask(finance, ABSURD, i, Set.of(400, 404));
        }
        for (int i = 0; i < 2; i++) {
            ask(finance, FARTHEST, i, Set.of(200, 400, 404, 422));
        }
        assertThat(asked).hasSizeGreaterThan(12);
    }

    private void ask(
            ApiClient finance,
            Map<Class<?>, List<String>> times,
            int which,
            Set<Integer> expected) {
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    String path = mapping.getPatternValues().iterator().next();
                    if (path.startsWith("/finance/v1/")
                            && mapping.getMethodsCondition()
                                    .getMethods()
                                    .contains(RequestMethod.GET)
                            && parameters(handler).anyMatch(OddQuestionsTest::isTime)) {
                        String question = question(path, handler, times, which);
                        asked.add(path);
                        assertThat(finance.get(question).status()).as(question).isIn(expected);
                    }
                });
    }

    private static String question(
            String path, HandlerMethod handler, Map<Class<?>, List<String>> times, int which) {
        String query =
                parameters(handler)
                        .filter(each -> each.hasParameterAnnotation(RequestParam.class))
                        .filter(each -> isTime(each) || isRequired(each))
                        .map(each -> name(each) + "=" + value(each, times, which))
                        .collect(Collectors.joining("&", "?", ""));
        String asked = path;
        for (MethodParameter each : parameters(handler).toList()) {
            asked = asked.replace("{" + name(each) + "}", value(each, times, which));
        }
        return asked + query;
    }

    private static Stream<MethodParameter> parameters(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .filter(each ->
                        each.hasParameterAnnotation(RequestParam.class)
                                || each.hasParameterAnnotation(PathVariable.class));
    }

    private static boolean isTime(MethodParameter parameter) {
        return ABSURD.containsKey(parameter.getParameterType());
    }

    private static boolean isRequired(MethodParameter parameter) {
        RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
        return asked != null && asked.required() && parameter.getParameterType().isEnum();
    }

    private static String name(MethodParameter parameter) {
        return parameter.getExecutable().getParameters()[parameter.getParameterIndex()].getName();
    }

    private static String value(
            MethodParameter parameter, Map<Class<?>, List<String>> times, int which) {
        Class<?> type = parameter.getParameterType();
        if (isTime(parameter)) {
            return URLEncoder.encode(times.get(type).get(which), StandardCharsets.UTF_8);
        }
        return type.isEnum() ? type.getEnumConstants()[0].toString() : "bank";
    }
}
