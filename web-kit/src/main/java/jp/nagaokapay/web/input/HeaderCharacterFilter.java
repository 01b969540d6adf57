package jp.nagaokapay.web.input;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses headers with control characters, as bytes outside of ASCII become when they are UTF-8,
 * and a body of any type. Runs before security, whose firewall would fail when such a header is
 * read, also while an error is answered. What stands in the header is never repeated.
 */
@Component
@Order(ParameterCharacterFilter.BEFORE_SECURITY)
public class HeaderCharacterFilter extends OncePerRequestFilter {
    private final Problems problems;

    HeaderCharacterFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isBad(request, ApiHeaders.IDEMPOTENCY_KEY)) {
            problems.write(request, response, malformed("IDEMPOTENCY_KEY_MALFORMED"));
        } else if (isOfAnyType(request) || isAnyBad(request)) {
            problems.write(request, response, malformed("MALFORMED_REQUEST"));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isAnyBad(HttpServletRequest request) {
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            if (isBad(request, names.nextElement())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBad(HttpServletRequest request, String name) {
        Enumeration<String> values = request.getHeaders(name);
        while (values.hasMoreElements()) {
            String value = values.nextElement();
            if (!PrintableAscii.only(value) && value.chars().anyMatch(Character::isISOControl)) {
                return true;
            }
        }
        return false;
    }

    /** Spring fails at a wildcard where it looks for a body's type. */
    private static boolean isOfAnyType(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.contains("*");
    }

    private static ProblemException malformed(String code) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, code);
    }
}
