package jp.nagaokapay.api.campaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.campaign.rules.RulesRefused;
import jp.nagaokapay.web.input.UnreadableBodyReview;
import jp.nagaokapay.web.input.UnreadableBodyReview.Finding;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import jp.nagaokapay.web.problem.ProblemMessages;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Turns a draft's JSON errors into problems that say which constraint of the rules is broken. */
@RestControllerAdvice(assignableTypes = CampaignDrafts.class)
@Order(0)
class RulesProblems {
    private static final String OUT_OF_BOUNDS = "OUT_OF_BOUNDS";

    private final Problems problems;
    private final UnreadableBodyReview review;

    RulesProblems(Problems problems, UnreadableBodyReview review) {
        this.problems = problems;
        this.review = review;
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Object> unreadable(HttpServletRequest request) {
        List<FieldProblem> fields =
                review.ofCurrentRequest().stream().map(RulesProblems::told).toList();
        return problems.answer(request, problem(fields));
    }

    private static ProblemException problem(List<FieldProblem> fields) {
        if (fields.isEmpty()) {
            return ProblemException.of(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST");
        }
        boolean onlyRules = fields.stream().allMatch(one -> one.code().equals(OUT_OF_BOUNDS));
        if (!onlyRules) {
            return ProblemException.invalid(fields);
        }
        String reason = fields.stream().map(FieldProblem::message).collect(Collectors.joining(" "));
        return ProblemException.of(HttpStatus.BAD_REQUEST, "CAMPAIGN_RULES_INVALID")
                .with(Map.of("reason", reason, "errors", fields));
    }

    private static FieldProblem told(Finding finding) {
        FieldProblem problem = finding.problem();
        Throwable refusal =
                finding.cause() instanceof ValueInstantiationException unread
                        ? unread.getCause()
                        : null;
        return switch (refusal) {
            case RulesRefused refused -> problem(problem.field(), refused);
            case IllegalArgumentException _ ->
                    new FieldProblem(problem.field(), problem.message(), OUT_OF_BOUNDS);
            case null, default -> problem;
        };
    }

    /** Rules whose parts are right alone but not together. */
    static ProblemException invalid(RulesRefused refused) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "CAMPAIGN_RULES_INVALID")
                .with(Map.of("reason", problem("", refused).message()));
    }

    private static FieldProblem problem(String field, RulesRefused refused) {
        Locale language = LocaleContextHolder.getLocale();
        Map<String, Long> bounds = refused.bounds();
        return new FieldProblem(
                field,
                ProblemMessages.of("rules." + refused.fault(), language, bounds),
                OUT_OF_BOUNDS,
                bounds.get("least"),
                bounds.get("most"));
    }
}
