package jp.nagaokapay.web.input;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import jp.nagaokapay.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths, queries and forms that cannot be decoded or bring {@linkplain TextCharacters bad
 * characters}. Runs before security, which looks values of forms up in the database.
 */
@Component
@Order(ParameterCharacterFilter.BEFORE_SECURITY)
public class ParameterCharacterFilter extends OncePerRequestFilter {
    static final int BEFORE_SECURITY = -110;

    private static final Pattern CONTROL =
            Pattern.compile("%(0[0-8BCEF]|1[0-9A-F])", Pattern.CASE_INSENSITIVE);

    private final Problems problems;

    ParameterCharacterFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (brings(request.getRequestURI())) {
            problems.write(request, response, malformed());
            return;
        }
        List<FieldProblem> bad;
        try {
            bad =
                    request.getQueryString() != null || isForm(request)
                            ? bad(request, problems.languageOf(request))
                            : List.of();
        } catch (IllegalStateException undecodable) {
            problems.write(request, response, malformed());
            return;
        }
        if (!bad.isEmpty()) {
            problems.write(request, response, ProblemException.invalid(bad));
        } else if (brings(request.getQueryString())) {
            problems.write(request, response, malformed());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean brings(@Nullable String encoded) {
        return encoded != null && encoded.indexOf('%') >= 0 && CONTROL.matcher(encoded).find();
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT)
                        .startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static List<FieldProblem> bad(HttpServletRequest request, Locale language) {
        return request.getParameterMap().entrySet().stream()
                .filter(parameter ->
                        !Arrays.stream(parameter.getValue()).allMatch(TextCharacters::areFine))
                .map(parameter -> TextCharacters.problem(parameter.getKey(), language))
                .toList();
    }

    private static ProblemException malformed() {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST");
    }
}
