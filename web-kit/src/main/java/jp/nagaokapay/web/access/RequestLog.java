package jp.nagaokapay.web.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.nagaokapay.web.problem.Problems;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * The access log: one line at the logger {@code access} for each request, in the server's own place
 * for it, which is reached by requests that are no HTTP too, when the answer has left. The network
 * of whoever asked is there only where they were refused, and shortened.
 */
final class RequestLog extends ValveBase implements AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final String NONE = "-";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

    /** Asked for every few seconds by whoever watches the program. */
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private static final String ACTUATOR = "/actuator/";
    private static final String CLIENT_CLAIM = "client_id";
    private static final int ID_LENGTH_MAX = 100;

    private final PathPatterns patterns;
    private final RequestTimers timers;

    RequestLog(PathPatterns patterns, RequestTimers timers) {
        super(true);
        this.patterns = patterns;
        this.timers = timers;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    /**
     * @param time from the request's beginning, in nanoseconds
     */
    @Override
    public void log(Request request, Response response, long time) {
        if (isProbe(request.getRequestURI())) {
            return;
        }
        String method = method(request);
        String pattern = patterns.of(request.getRequest());
        int status = response.getStatus();
        timers.record(method, pattern, status, time);
        if (!LOG.isInfoEnabled()) {
            return;
        }
        AbstractOAuth2TokenAuthenticationToken<?> token = token(request);
        new LogLine()
                .with("method", "http.request.method", method)
                .with("path", "http.route", pattern)
                .with("status", "http.response.status_code", status)
                .with("code", "error.code", orNone(request.getAttribute(Problems.CODE_ATTRIBUTE)))
                .with("ms", "http.duration_ms", TimeUnit.NANOSECONDS.toMillis(time))
                .with("bytes", "http.response.bytes", response.getBytesWritten(false))
                .with("subject", "user.id", plain(token == null ? null : token.getName()))
                .with(
                        "client",
                        "client.id",
                        plain(token == null ? null : token.getTokenAttributes().get(CLIENT_CLAIM)))
                .with(
                        "network",
                        "source.network",
                        status < HttpStatus.BAD_REQUEST.value() ? NONE : network(request))
                .writeTo(LOG);
    }

    private static boolean isProbe(@Nullable String path) {
        return path != null && (PROBES.contains(path) || path.startsWith(ACTUATOR));
    }

    /** Behind a proxy, what the proxy said stands in the attribute by now. */
    private static String network(Request request) {
        Object behindProxy = request.getAttribute(REMOTE_ADDR_ATTRIBUTE);
        return ShortenedNetwork.of(
                behindProxy == null ? request.getRemoteAddr() : behindProxy.toString());
    }

    private static String orNone(@Nullable Object value) {
        return value == null ? NONE : value.toString();
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // what a proxy said is always looked at
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return true;
    }

    /** What is no HTTP has none. */
    static String method(HttpServletRequest request) {
        @Nullable String method = request.getMethod();
        return method != null && METHODS.contains(method) ? method : "?";
    }

    /** An id as one word; what would not be one is left out. */
    static String plain(@Nullable Object id) {
        String text = orNone(id);
        return text.length() <= ID_LENGTH_MAX && text.chars().allMatch(c -> c > ' ' && c < 0x7f)
                ? text
                : "?";
    }

    /** Who asked, by a good token. */
    private static @Nullable AbstractOAuth2TokenAuthenticationToken<?> token(Request request) {
        return request.getAttribute(
                                        RequestAttributeSecurityContextRepository
                                                .DEFAULT_REQUEST_ATTR_NAME)
                                instanceof SecurityContext context
                        && context.getAuthentication()
                                instanceof AbstractOAuth2TokenAuthenticationToken<?> token
                ? token
                : null;
    }
}
