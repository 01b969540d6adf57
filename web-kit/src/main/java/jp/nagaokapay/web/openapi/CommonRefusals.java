package jp.nagaokapay.web.openapi;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** What an operation refuses because of its kind, whatever it does. */
final class CommonRefusals {
    /** The whole of a status, where an operation adds nothing of its own. */
    static final Map<Integer, List<String>> ALONE =
            Map.ofEntries(
                    Map.entry(400, List.of("VALIDATION_FAILED", "MALFORMED_REQUEST")),
                    Map.entry(401, List.of("UNAUTHORIZED")),
                    Map.entry(403, List.of("FORBIDDEN")),
                    Map.entry(404, List.of("NOT_FOUND")),
                    Map.entry(406, List.of("NOT_ACCEPTABLE")),
                    Map.entry(409, List.of("IDEMPOTENCY_KEY_IN_FLIGHT")),
                    Map.entry(413, List.of("BODY_TOO_LARGE")),
                    Map.entry(415, List.of("UNSUPPORTED_MEDIA_TYPE")),
                    Map.entry(429, List.of("TOO_MANY_REQUESTS")),
                    Map.entry(500, List.of("INTERNAL_ERROR")),
                    Map.entry(503, List.of("TEMPORARILY_UNAVAILABLE")));

    private CommonRefusals() {}

    static void addTo(Refusals refusals, HandlerMethod handler) {
        add(refusals, 400);
        if (takesKey(handler)) {
            refusals.add(400, "IDEMPOTENCY_KEY_MISSING", "IDEMPOTENCY_KEY_MALFORMED");
            add(refusals, 409);
            refusals.add(422, "IDEMPOTENCY_KEY_REUSED");
        }
        if (has(handler, CommonRefusals::isTypedPath)) {
            add(refusals, 404);
        }
        if (!handler.isVoid()) {
            add(refusals, 406);
        }
        if (has(handler, parameter -> parameter.isAnnotationPresent(RequestBody.class))) {
            add(refusals, 413);
            add(refusals, 415);
        }
        add(refusals, 500);
        add(refusals, 503);
    }

    static boolean takesKey(HandlerMethod handler) {
        return has(handler, parameter -> parameter.getType() == IdempotencyKey.class);
    }

    /** A part of the path that has not the form of its id names nothing. */
    private static boolean isTypedPath(Parameter parameter) {
        return parameter.isAnnotationPresent(PathVariable.class)
                && parameter.getType() != String.class;
    }

    private static boolean has(HandlerMethod handler, Predicate<Parameter> what) {
        return Arrays.stream(handler.getMethod().getParameters()).anyMatch(what);
    }

    private static void add(Refusals refusals, int status) {
        refusals.addAll(Map.of(status, ALONE.getOrDefault(status, List.of())));
    }
}
