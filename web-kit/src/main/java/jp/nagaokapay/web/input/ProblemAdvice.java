package jp.nagaokapay.web.input;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import jp.nagaokapay.web.problem.AcceptedMediaTypes;
import jp.nagaokapay.web.problem.GenericCodes;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/**
 * Turns whatever a controller or Spring MVC throws into a problem. Comes last, so that a module can
 * map its own exceptions first.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final UnreadableBodyReview review;

    ProblemAdvice(Problems problems, UnreadableBodyReview review) {
        this.problems = problems;
        this.review = review;
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException problem, HttpServletRequest request) {
        return problems.answer(request, problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> violations(
            ConstraintViolationException violations, HttpServletRequest request) {
        return problems.answer(request, ProblemException.invalid(FieldProblems.of(violations)));
    }

    /** Rethrown, so that security answers denials with its own challenge. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException denied) {
        throw denied;
    }

    /** What security's firewall refused to read. The message repeats it, so it is not logged. */
    @ExceptionHandler(RequestRejectedException.class)
    ResponseEntity<Object> rejected(HttpServletRequest request) {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        return problems.answer(request, ProblemException.of(status, GenericCodes.of(status)));
    }

    /** An answer that is on its way is cut off, so that nobody takes half of it for all. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(
            Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        if (response.isCommitted()) {
            throw failure;
        }
        return problems.answer(
                request, ProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR"));
    }

    /** All of Spring MVC's own errors end here. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ServletWebRequest web = (ServletWebRequest) request;
        if (web.getResponse() != null && web.getResponse().isCommitted()) {
            return null;
        }
        if (status.is5xxServerError()) {
            LOG.error("{} failed", web.getRequest().getRequestURI(), failure);
        }
        return problems.answer(web.getRequest(), of(failure, status, web), headers);
    }

    private ProblemException of(Exception failure, HttpStatusCode code, WebRequest request) {
        if (failure instanceof MethodArgumentTypeMismatchException mismatch
                && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ProblemException.notFound("NOT_FOUND");
        }
        HttpStatus status = HttpStatus.valueOf(code.value());
        List<ProblemException.FieldProblem> fields = fields(failure, request);
        if (!fields.isEmpty()) {
            return ProblemException.invalid(fields);
        }
        return switch (failure) {
            case HttpMediaTypeNotSupportedException e ->
                    ProblemException.of(status, GenericCodes.of(status))
                            .with(AcceptedMediaTypes.by(e));
            case HttpMessageNotReadableException e when isEmptyFile(e, request) ->
                    ProblemException.of(status, "FILE_EMPTY");
            default -> ProblemException.of(status, GenericCodes.of(status));
        };
    }

    /** A body other than JSON is a file; without a cause its reader found nothing to read. */
    private static boolean isEmptyFile(
            HttpMessageNotReadableException failure, WebRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return failure.getCause() == null
                && type != null
                && !type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private List<ProblemException.FieldProblem> fields(Exception failure, WebRequest request) {
        List<ProblemException.FieldProblem> all =
                failure.getCause() instanceof JacksonException
                        ? review.of(BufferedBody.of(request))
                        : List.of();
        return all.isEmpty() ? FieldProblems.of(failure) : all;
    }
}
