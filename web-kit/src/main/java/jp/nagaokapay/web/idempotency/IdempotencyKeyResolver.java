package jp.nagaokapay.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands controllers the request's {@link IdempotencyKey}. */
public class IdempotencyKeyResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = ((ServletWebRequest) webRequest).getRequest();
        List<String> headers = Collections.list(request.getHeaders(ApiHeaders.IDEMPOTENCY_KEY));
        if (headers.size() > 1) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MALFORMED");
        }
        return IdempotencyKey.parse(
                headers.isEmpty() ? null : headers.getFirst(),
                request.getMethod(),
                request.getRequestURI());
    }
}
