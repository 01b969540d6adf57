package jp.nagaokapay.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jp.nagaokapay.ledger.log.append.GroupCommit;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.input.AskedPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * The header {@code Ledger-Position}: said with every answer to a command, waited for before a read
 * that asks for one.
 */
@ControllerAdvice
class LedgerPosition implements HandlerInterceptor, ResponseBodyAdvice<Object>, WebMvcConfigurer {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private final GroupCommit appends;
    private final EventLog log;

    LedgerPosition(GroupCommit appends, EventLog log) {
        this.appends = appends;
        this.log = log;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        AskedPosition.of(request).ifPresent(this::await);
        return true;
    }

    private void await(long position) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (log.head() < position) {
            if (System.nanoTime() > deadline) {
                throw new Unavailable("the log has no " + position, RETRY_AFTER, null);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public boolean supports(
            MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!AskedPosition.isRead(request.getMethod().name())) {
            boolean replayed =
                    response.getHeaders().containsHeader(ApiHeaders.IDEMPOTENCY_REPLAYED);
            response.getHeaders().set(ApiHeaders.LEDGER_POSITION, reached(replayed));
        }
        return body;
    }

    /** For answers without a body. */
    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView view) {
        if (!AskedPosition.isRead(request.getMethod()) && !response.isCommitted()) {
            boolean replayed = response.containsHeader(ApiHeaders.IDEMPOTENCY_REPLAYED);
            response.setHeader(ApiHeaders.LEDGER_POSITION, reached(replayed));
        }
    }

    /** What is answered again may have happened on another node. */
    private String reached(boolean replayed) {
        long here = replayed ? 0 : appends.lastPosition();
        return Long.toString(here > 0 ? here : log.head());
    }
}
