package jp.nagaokapay.gateway.trail;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerRefusal;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
import jp.nagaokapay.gateway.ledger.ShopAction;
import jp.nagaokapay.gateway.ledger.ShopOutcome;
import jp.nagaokapay.web.problem.Problems;
import jp.nagaokapay.web.token.Bearer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Records each change before and after its controller; the outermost interceptor. */
@Configuration(proxyBeanMethods = false)
public class ShopTrail implements WebMvcConfigurer, HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(ShopTrail.class);
    private static final String ACTION = ShopTrail.class.getName();
    private static final String MADE = ACTION + ".made";

    private final LedgerClient ledger;

    ShopTrail(LedgerClient ledger) {
        this.ledger = ledger;
    }

    /** Has the running change's record say what it made. */
    public static void made(String name, String id) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(MADE, Map.of(name, id), RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/shop/v1/**")
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isChange(request)
                && SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken authentication) {
            Bearer bearer = Bearer.of(authentication.getToken());
            long actionId =
                    ledger.record(
                            new ShopAction(
                                    bearer.person(),
                                    bearer.client(),
                                    request.getMethod(),
                                    String.valueOf(
                                            request.getAttribute(
                                                    HandlerMapping
                                                            .BEST_MATCHING_PATTERN_ATTRIBUTE)),
                                    texts(
                                            request.getAttribute(
                                                    HandlerMapping
                                                            .URI_TEMPLATE_VARIABLES_ATTRIBUTE))));
            request.setAttribute(ACTION, actionId);
        }
        return true;
    }

    private static boolean isChange(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                && !HttpMethod.HEAD.matches(request.getMethod());
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (!(request.getAttribute(ACTION) instanceof Long actionId)) {
            return;
        }
        // where the body broke off, the container dispatches the answered request once more
        request.removeAttribute(ACTION);
        try {
            ledger.record(
                    new ShopOutcome(
                            actionId,
                            failure == null
                                    ? response.getStatus()
                                    : HttpStatus.INTERNAL_SERVER_ERROR.value(),
                            Objects.toString(request.getAttribute(Problems.CODE_ATTRIBUTE), null),
                            texts(request.getAttribute(MADE))));
        } catch (LedgerUnavailable | LedgerRefusal e) {
            LOG.error("Action {} stays without an outcome in the trail", actionId, e);
        }
    }

    private static Map<String, String> texts(@Nullable Object variables) {
        Map<String, String> texts = new TreeMap<>();
        if (variables instanceof Map<?, ?> all) {
            all.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        }
        return texts;
    }
}
