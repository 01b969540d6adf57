package jp.nagaokapay.api.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Audits a request before and after its controller; the outermost interceptor, so that it records
 * the final status.
 */
@Component
class AuditInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(AuditInterceptor.class);

    private final StaffActions actions;

    AuditInterceptor(StaffActions actions) {
        this.actions = actions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path =
                String.valueOf(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (AuditRules.is(request.getMethod(), path)
                && SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken authentication) {
            Caller caller = Caller.of(authentication.getToken());
            request.setAttribute(
                    AuditedIds.ACTION,
                    actions.begin(
                            caller.person(),
                            caller.clientId(),
                            request.getMethod(),
                            path,
                            AuditRules.ids(variables(request))));
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (!(request.getAttribute(AuditedIds.ACTION) instanceof Long actionId)) {
            return;
        }
        // where the body broke off, the container dispatches the answered request once more
        request.removeAttribute(AuditedIds.ACTION);
        int status =
                failure == null ? response.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR.value();
        Object code = request.getAttribute(Problems.CODE_ATTRIBUTE);
        try {
            actions.end(actionId, status, code == null ? null : code.toString());
        } catch (DataAccessException e) {
            LOG.error("Action {} stays without an outcome in the trail", actionId, e);
        }
    }

    private static Map<String, String> variables(HttpServletRequest request) {
        Map<String, String> variables = new HashMap<>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> all) {
            all.forEach((name, value) -> variables.put(name.toString(), value.toString()));
        }
        return variables;
    }
}
