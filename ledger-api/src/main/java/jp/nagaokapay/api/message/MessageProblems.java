package jp.nagaokapay.api.message;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a caller is told when today's messages are used up. */
@RestControllerAdvice
@Order(0)
class MessageProblems {
    private final Problems problems;
    private final Clock clock;

    MessageProblems(Problems problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
    }

    @ExceptionHandler
    ResponseEntity<Object> usedUp(MessagesUsedUp usedUp, HttpServletRequest request) {
        return problems.answer(
                request,
                ProblemException.of(SERVICE_UNAVAILABLE, MessagesUsedUp.CODE)
                        .retryAfter(Duration.between(clock.instant(), usedUp.until())));
    }
}
