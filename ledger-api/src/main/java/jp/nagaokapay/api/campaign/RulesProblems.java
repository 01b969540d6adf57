package jp.nagaokapay.api.campaign;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.nagaokapay.web.input.UnreadableBodyReview;
import jp.nagaokapay.web.input.UnreadableBodyReview.Finding;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import jp.nagaokapay.web.problem.Problems;
import org.jspecify.annotations.Nullable;
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
        String reason =
                fields.stream().map(FieldProblem::message).collect(Collectors.joining("; "));
        return ProblemException.of(HttpStatus.BAD_REQUEST, "CAMPAIGN_RULES_INVALID")
                .with(Map.of("reason", reason, "errors", fields));
    }

    private static FieldProblem told(Finding finding) {
        String broken = brokenRule(finding);
        return broken == null
                ? finding.problem()
                : new FieldProblem(finding.problem().field(), broken, OUT_OF_BOUNDS);
    }

    /** The message of a constructor of the rules. */
    private static @Nullable String brokenRule(Finding finding) {
        return finding.cause() instanceof ValueInstantiationException e
                        && e.getCause() instanceof IllegalArgumentException why
                ? why.getMessage()
                : null;
    }
}
