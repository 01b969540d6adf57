package jp.nagaokapay.gateway.terminal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.nagaokapay.web.throttle.Throttle;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps a faulty or stolen terminal from taking the gateway away from the others. A stream of
 * events counts once, when it is opened.
 */
final class TerminalLimit implements HandlerInterceptor {
    private final Throttle<String> terminals;

    TerminalLimit(TerminalLimits limits) {
        terminals = new Throttle<>(_ -> limits.rate());
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken authentication) {
            terminals.require(TokenTerminal.of(authentication.getToken()).terminalId());
        }
        return true;
    }
}
