package jp.nagaokapay.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import jp.nagaokapay.web.header.ApiHeaders;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Renders problems (RFC 9457), for controllers as an answer and for filters onto the wire. */
@Component
public class Problems {
    /** The request's attribute that holds the code of the problem it was answered with. */
    public static final String CODE_ATTRIBUTE = Problems.class.getName() + ".code";

    private static final String TYPE_PREFIX = "urn:nagaokapay:problem:";

    private final LocaleResolver locales;
    private final JsonMapper json;

    public Problems(LocaleResolver localeResolver, JsonMapper json) {
        this.locales = localeResolver;
        this.json = json;
    }

    public ResponseEntity<Object> answer(HttpServletRequest request, ProblemException problem) {
        return answer(request, problem, HttpHeaders.EMPTY);
    }

    public ResponseEntity<Object> answer(
            HttpServletRequest request, ProblemException problem, HttpHeaders further) {
        request.setAttribute(CODE_ATTRIBUTE, problem.code());
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(further);
        headers.putAll(headers(request, problem));
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .body(body(problem, locales.resolveLocale(request)));
    }

    /** Writes a problem where no controller answers: security's entry points and other filters. */
    public void write(
            HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        request.setAttribute(CODE_ATTRIBUTE, problem.code());
        response.setStatus(problem.status().value());
        headers(request, problem)
                .forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.getOutputStream()
                .write(json.writeValueAsBytes(body(problem, locales.resolveLocale(request))));
    }

    /** The caller's language, wherever the request has got to. */
    public Locale languageOf(HttpServletRequest request) {
        return locales.resolveLocale(request);
    }

    private HttpHeaders headers(HttpServletRequest request, ProblemException problem) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(locales.resolveLocale(request));
        headers.setCacheControl("no-store");
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(retryAfter)));
        }
        if (problem.replayed()) {
            headers.set(ApiHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return headers;
    }

    /** Members in the order in which people read them; the details cannot hide a standard one. */
    private static Map<String, Object> body(ProblemException problem, Locale locale) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", typeOf(problem.code()));
        body.put("title", ProblemMessages.title(problem.status().value(), locale));
        body.put("status", problem.status().value());
        body.put(
                "detail",
                ProblemMessages.of(problem.code(), locale, problem.details())
                        + AcceptedMediaTypes.sentence(problem.details(), locale));
        body.put("code", problem.code());
        problem.details().forEach(body::putIfAbsent);
        return body;
    }

    /** The URI by which a code goes in {@code type}. */
    public static String typeOf(String code) {
        return TYPE_PREFIX + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
