package jp.nagaokapay.gateway.terminal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps a terminal that has run wild, or its thief, from taking the gateway away from the others.
 * Each node counts for itself. A stream of events counts once, when it is opened.
 */
final class TerminalLimit implements HandlerInterceptor {
    private static final int TERMINALS_MAX = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final LoadingCache<String, Bucket> terminals;

    TerminalLimit(TerminalLimits limits) {
        terminals =
                Caffeine.newBuilder()
                        .maximumSize(TERMINALS_MAX)
                        .expireAfterAccess(FORGOTTEN_AFTER)
                        .build(_ -> bucket(limits));
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken authentication) {
            count(TokenTerminal.of(authentication.getToken()).terminalId());
        }
        return true;
    }

    private void count(String terminalId) {
        ConsumptionProbe probe = terminals.get(terminalId).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS")
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static Bucket bucket(TerminalLimits limits) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(limits.burst())
                                .refillGreedy(limits.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
