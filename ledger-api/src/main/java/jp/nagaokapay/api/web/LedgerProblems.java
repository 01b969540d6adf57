package jp.nagaokapay.api.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.ledger.journal.JournalRule;
import jp.nagaokapay.ledger.partner.PartnerRule;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Requests;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;

/** The one place where the ledger's exceptions become HTTP. */
@RestControllerAdvice
@Order(0)
class LedgerProblems {
    /** Bounds that hold whatever the wallet's state: a wrong request rather than a refusal. */
    private static final Set<String> FIXED_BOUNDS =
            Set.of(WalletRule.CHARGE_WITHIN_BOUNDS.code(), WalletRule.PAYMENT_WITHIN_BOUNDS.code());

    /** What is never named by a path, whatever else the path names. */
    private static final Set<String> OF_BODIES =
            Set.of(SettlementRule.TRANSFER_IS_OF_THE_PAYOUT.code());

    /** What is looked for wherever it is named: in a path, or in a query. */
    private static final Set<String> ALWAYS_MISSING =
            Set.of(PartnerRule.LINK_IS_KNOWN.code(), JournalRule.ACCOUNT_IS_IN_THE_BOOKS.code());

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
                ProblemException.of(statusOf(refusal.code(), request), refusal.code())
                        .with(shown(refusal.details()))
                        .replayed(refusal.replayed()));
    }

    @ExceptionHandler
    ResponseEntity<Object> duplicate(Duplicate duplicate, HttpServletRequest request) {
        return problems.answer(request, duplicates.explain(duplicate));
    }

    @ExceptionHandler
    ResponseEntity<Object> reused(Requests.KeyReused reused, HttpServletRequest request) {
        return problems.answer(
                request, ProblemException.of(UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED"));
    }

    @ExceptionHandler
    ResponseEntity<Object> inFlight(Requests.KeyInFlight inFlight, HttpServletRequest request) {
        return problems.answer(request, ProblemException.of(CONFLICT, "IDEMPOTENCY_KEY_IN_FLIGHT"));
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(Unavailable unavailable, HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE")
                        .retryAfter(unavailable.retryAfter()));
    }

    /**
     * What the path names and is not there is a 404; what a body names is a refusal, but for links:
     * to a partner a link is the person, wherever it is named. An account is only ever asked for.
     */
    private static HttpStatus statusOf(String code, HttpServletRequest request) {
        if (FIXED_BOUNDS.contains(code)) {
            return BAD_REQUEST;
        }
        boolean isMissing =
                code.endsWith("NOT_FOUND") && !OF_BODIES.contains(code) && namesSomething(request);
        return isMissing || ALWAYS_MISSING.contains(code) ? NOT_FOUND : UNPROCESSABLE_CONTENT;
    }

    private static boolean namesSomething(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                && !variables.isEmpty();
    }

    private static Map<String, Object> shown(Map<String, Object> details) {
        Map<String, Object> shown = new HashMap<>(details);
        shown.replaceAll((_, detail) ->
                detail instanceof Payment payment ? PaymentBody.of(payment) : detail);
        return shown;
    }
}
