package jp.nagaokapay.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last resort: what filters and the servlet container refuse without a body becomes one. */
@Hidden
@RestController
public class ProblemErrorController implements ErrorController {
    private final Problems problems;

    ProblemErrorController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        HttpStatus status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? HttpStatus.valueOf(code)
                        : HttpStatus.NOT_FOUND;
        return problems.answer(request, ProblemException.of(status, GenericCodes.of(status)));
    }
}
