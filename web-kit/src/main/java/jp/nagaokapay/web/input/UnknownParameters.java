package jp.nagaokapay.web.input;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that an operation of ours does not have, or has once: whoever misspells a
 * filter would otherwise take the whole list for the filtered one. What the API's document does not
 * show (pages, the sign-in) is left alone.
 */
public final class UnknownParameters implements HandlerInterceptor {
    private static final String OURS = "jp.nagaokapay.";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null
                && handler instanceof HandlerMethod operation
                && isOurs(operation)) {
            List<FieldProblem> wrong = wrong(request.getParameterMap(), parametersOf(operation));
            if (!wrong.isEmpty()) {
                throw ProblemException.invalid(wrong);
            }
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod operation) {
        return operation.getBeanType().getName().startsWith(OURS)
                && !AnnotatedElementUtils.hasAnnotation(operation.getBeanType(), Hidden.class);
    }

    private static List<FieldProblem> wrong(Map<String, String[]> given, Set<String> known) {
        return given.entrySet().stream()
                .flatMap(parameter -> {
                    String name = parameter.getKey();
                    if (!known.contains(name)) {
                        return Stream.of(FieldProblems.field(name, "UNKNOWN_PARAMETER"));
                    }
                    return parameter.getValue().length > 1
                            ? Stream.of(FieldProblems.field(name, "REPEATED_PARAMETER"))
                            : Stream.empty();
                })
                .sorted(FieldProblems.BY_NAME)
                .toList();
    }

    private static Set<String> parametersOf(HandlerMethod operation) {
        return Arrays.stream(operation.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(Parameter::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
