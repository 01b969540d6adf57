package jp.nagaokapay.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** The pattern that a request's path matches: what was asked for, without the ids in it. */
@Component
class PathPatterns {
    static final String UNMATCHED = "(unmatched)";

    /** Of files, and of whatever nobody else answers. */
    private static final String ANY = "/**";

    private final ObjectProvider<RequestMappingHandlerMapping> controllers;
    private final Set<String> fixed;

    PathPatterns(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers,
            ObjectProvider<FixedPaths> fixed) {
        this.controllers = controllers;
        this.fixed = fixed.getIfAvailable(() -> new FixedPaths(Set.of())).paths();
    }

    /** Of a request that has ended; one that was refused on its way is matched only now. */
    String of(HttpServletRequest request) {
        String pattern = matched(request);
        @Nullable String path = request.getRequestURI(); // what is no HTTP has none
        if (pattern == null && path != null) {
            if (fixed.contains(path)) {
                return path;
            }
            match(request);
            pattern = matched(request);
        }
        return pattern == null || pattern.equals(ANY) ? UNMATCHED : pattern;
    }

    private static @Nullable String matched(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? null : pattern.toString();
    }

    private void match(HttpServletRequest request) {
        RequestMappingHandlerMapping mapping = controllers.getIfAvailable();
        if (mapping != null) {
            try {
                ServletRequestPathUtils.parseAndCache(request);
                mapping.getHandler(request);
            } catch (Exception _) {
                // a path or method that nobody has
            }
        }
    }
}
