package jp.nagaokapay.web.problem;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;

/** An answer that is an error: thrown while a request is handled, rendered once as a problem. */
public final class ProblemException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Map<String, ?> details;
    private final @Nullable Duration retryAfter;
    private final boolean replayed;

    private ProblemException(
            HttpStatus status,
            String code,
            Map<String, ?> details,
            @Nullable Duration retryAfter,
            boolean replayed) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.details = details;
        this.retryAfter = retryAfter;
        this.replayed = replayed;
    }

    /** A problem with a stable code; its sentence stands under that code in the bundles. */
    public static ProblemException of(HttpStatus status, String code) {
        return new ProblemException(status, code, Map.of(), null, false);
    }

    /** 400 for one field or parameter of the request. */
    public static ProblemException invalid(String field, String code) {
        return invalid(List.of(FieldProblem.of(field, code, LocaleContextHolder.getLocale())));
    }

    /** 400 for all wrong fields of the request. */
    public static ProblemException invalid(List<FieldProblem> fields) {
        return of(HttpStatus.BAD_REQUEST, "VALIDATION_FAILED").with(Map.of("errors", fields));
    }

    /** 404 for something a path names. */
    public static ProblemException notFound(String code) {
        return of(HttpStatus.NOT_FOUND, code);
    }

    /** The same with further members of the problem document; never a person's data. */
    public ProblemException with(Map<String, ?> newDetails) {
        return new ProblemException(status, code, newDetails, retryAfter, replayed);
    }

    /** The same with {@code Retry-After}, rounded up to whole seconds. */
    public ProblemException retryAfter(Duration newRetryAfter) {
        return new ProblemException(status, code, details, newRetryAfter, replayed);
    }

    /** The same; {@code isReplayed} when it is the kept answer to an earlier request. */
    public ProblemException replayed(boolean isReplayed) {
        return new ProblemException(status, code, details, retryAfter, isReplayed);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, ?> details() {
        return details;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public boolean replayed() {
        return replayed;
    }

    /**
     * One wrong field.
     *
     * @param field its path in the body, e.g. {@code points.expiry}, or the parameter's name
     * @param message what is wrong, in the caller's language
     * @param code what is wrong, for programs, e.g. {@code NOT_NULL}
     * @param least the least number, length or count that is allowed, where that was broken
     * @param most the same for the most
     */
    public record FieldProblem(
            String field, String message, String code, @Nullable Long least, @Nullable Long most) {

        public FieldProblem(String field, String message, String code) {
            this(field, message, code, null, null);
        }

        /** With the sentence that the bundles have for the code, or for the code of that field. */
        public static FieldProblem of(String field, String code, Locale language) {
            return of(field, code, Map.of(), language);
        }

        /**
         * The same with numbers and names in the sentence.
         *
         * @param details {@code least} and {@code most} are told to programs as well
         */
        public static FieldProblem of(
                String field, String code, Map<String, ?> details, Locale language) {
            return new FieldProblem(
                    field,
                    FieldMessages.of(field, code, details, language),
                    code,
                    number(details, "least"),
                    number(details, "most"));
        }

        private static @Nullable Long number(Map<String, ?> details, String name) {
            return details.get(name) instanceof Number number ? number.longValue() : null;
        }
    }
}
