package jp.nagaokapay.api.web;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;

/** The one place where the ledger's exceptions become HTTP. */
@RestControllerAdvice
@Order(0)
class LedgerProblems {
    private final Problems problems;
    private final DuplicateProblems duplicates;

    LedgerProblems(Problems problems, DuplicateProblems duplicates) {
        this.problems = problems;
        this.duplicates = duplicates;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refusal, HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(
                                RefusalStatus.of(refusal.code(), namesSomething(request)),
                                refusal.code())
                        .with(refusal.details())
                        .replayed(refusal.replayed()));
    }

    @ExceptionHandler
    ResponseEntity<Object> duplicate(Duplicate duplicate, HttpServletRequest request) {
        return problems.answer(request, duplicates.explain(duplicate));
    }

    @ExceptionHandler
    ResponseEntity<Object> reused(IdempotentRequests.KeyReused reused, HttpServletRequest request) {
        return problems.answer(
                request, ProblemException.of(UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED"));
    }

    @ExceptionHandler
    ResponseEntity<Object> inFlight(
            IdempotentRequests.KeyInFlight inFlight, HttpServletRequest request) {
        return problems.answer(request, ProblemException.of(CONFLICT, "IDEMPOTENCY_KEY_IN_FLIGHT"));
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(Unavailable unavailable, HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE")
                        .retryAfter(unavailable.retryAfter()));
    }

    /** No time after which to ask again: it is the office that has to act, not the caller. */
    @ExceptionHandler
    ResponseEntity<Object> notConfigured(NotConfigured missing, HttpServletRequest request) {
        return problems.answer(request, ProblemException.of(SERVICE_UNAVAILABLE, missing.code()));
    }

    private static boolean namesSomething(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                && !variables.isEmpty();
    }
}
