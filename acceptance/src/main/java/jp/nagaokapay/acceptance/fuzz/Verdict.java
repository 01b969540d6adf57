package jp.nagaokapay.acceptance.fuzz;

import java.util.Optional;
import java.util.Set;

/** What is wrong with an answer, whatever was asked. */
final class Verdict {
    private static final int UNAVAILABLE = 503;

    private static final Set<String> PAGES = Set.of("/", "/login", "/logout");

    private Verdict() {}

    static Optional<String> on(Operation operation, RawRequest request, RawAnswer answer) {
        if (answer.status() == 0) {
            return request.isCutOff()
                    ? Optional.empty()
                    : Optional.of("no answer: " + answer.body());
        }
        if (answer.isHtml() && (answer.isRefused() || !isPage(operation))) {
            return Optional.of(answer.status() + " as a page");
        }
        if (answer.status() >= 500 && !isAnnounced(operation, answer)) {
            return Optional.of(answer.status() + " " + code(answer));
        }
        if (answer.isRefused() && !saysWhy(operation, request, answer)) {
            return Optional.of(answer.status() + " without a code");
        }
        return Optional.empty();
    }

    private static boolean isPage(Operation operation) {
        return PAGES.contains(operation.path().replaceFirst("\\?.*", ""));
    }

    private static boolean isAnnounced(Operation operation, RawAnswer answer) {
        return answer.isProblem()
                && answer.status() == UNAVAILABLE
                && operation.statuses().contains(Integer.toString(UNAVAILABLE))
                && answer.header("Retry-After") != null;
    }

    private static String code(RawAnswer answer) {
        return answer.json().path("code").asString("without a code");
    }

    /**
     * By a problem's code, or by the error of OAuth. An answer to HEAD has no body, and the issuer
     * has nothing to say to who is no client of its.
     */
    private static boolean saysWhy(Operation operation, RawRequest request, RawAnswer answer) {
        return request.method().equals("HEAD")
                || (operation.statuses().isEmpty() && answer.body().isEmpty())
                || (answer.isProblem() && answer.json().path("code").isString())
                || answer.json().path("error").isString();
    }
}
