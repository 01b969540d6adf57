package jp.nagaokapay.gateway.app;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import jp.nagaokapay.codes.BadCode;
import jp.nagaokapay.gateway.ledger.KeyInFlight;
import jp.nagaokapay.gateway.ledger.KeyReused;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals of the ledger and of code reading, as problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class GatewayProblems {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Problems problems;

    GatewayProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(LedgerRefusal refusal, HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(status(refusal.code()), refusal.code())
                        .with(refusal.details())
                        .replayed(refusal.replayed()));
    }

    /** A refusal by state is 422, but for what is not there and for who may not ask. */
    private static HttpStatus status(String code) {
        return switch (code) {
            case "PAYMENT_NOT_FOUND" -> HttpStatus.NOT_FOUND;
            case "TERMINAL_REVOKED" -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    @ExceptionHandler
    ResponseEntity<Object> bad(BadCode code, HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(
                        code.reason().malformed()
                                ? HttpStatus.BAD_REQUEST
                                : HttpStatus.UNPROCESSABLE_CONTENT,
                        code.reason().name()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(LedgerUnavailable unavailable, HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE")
                        .retryAfter(unavailable.retryAfter()));
    }

    /** The gateway's own database is away: the outcome is unknown, and never a decline. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<Object> databaseAway(HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE")
                        .retryAfter(RETRY_AFTER));
    }

    @ExceptionHandler(KeyInFlight.class)
    ResponseEntity<Object> inFlight(HttpServletRequest request) {
        return problems.answer(
                request, ProblemException.of(HttpStatus.CONFLICT, "IDEMPOTENCY_KEY_IN_FLIGHT"));
    }

    @ExceptionHandler(KeyReused.class)
    ResponseEntity<Object> reused(HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED"));
    }
}
