package jp.nagaokapay.api.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The port at which a gateway in a process of its own asks the ledger. It answers what such a
 * gateway asks and nothing else, and no other port answers that.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class InternalPort extends OncePerRequestFilter
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    static final int BESIDE_A_SEPARATE_GATEWAY = 8081;

    private static final String INTERNAL = "/internal/";
    private static final Set<String> SERVED_TOO =
            Set.of("/oauth2/token", "/oauth2/jwks", "/livez", "/readyz");
    private static final int PAUSE_MILLIS = 60_000;

    private final @Nullable Connector connector;
    private final Problems problems;

    /**
     * @param port 0 takes a free one; empty: {@value #BESIDE_A_SEPARATE_GATEWAY} where the gateway
     *     is a process of its own, and else none
     * @param address whom it listens to
     */
    InternalPort(
            @Value("${nagaokapay.internal.port:}") @Nullable Integer port,
            @Value("${nagaokapay.internal.address:127.0.0.1}") String address,
            @Value("${nagaokapay.gateway:embedded}") String gateway,
            Problems problems) {
        this.problems = problems;
        if (port != null) {
            connector = connector(port, address);
        } else {
            connector =
                    gateway.equals("separate")
                            ? connector(BESIDE_A_SEPARATE_GATEWAY, address)
                            : null;
        }
    }

    /** Gateways keep their connections, and are trusted to send what they began. */
    private static Connector connector(int port, String address) {
        Http11NioProtocol http = new Http11NioProtocol();
        http.setMaxKeepAliveRequests(-1);
        http.setKeepAliveTimeout(PAUSE_MILLIS);
        http.setConnectionTimeout(PAUSE_MILLIS);
        http.setExecutor(new VirtualThreadExecutor("internal-"));
        Connector connector = new Connector(http);
        connector.setPort(port);
        connector.setProperty("address", address);
        return connector;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (connector != null) {
            factory.addAdditionalConnectors(connector);
        }
    }

    /** The one that it took; 0 when there is none. */
    int number() {
        return connector == null ? 0 : connector.getLocalPort();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        boolean internal = path.startsWith(INTERNAL);
        boolean here = connector != null && request.getLocalPort() == connector.getLocalPort();
        if (here ? internal || SERVED_TOO.contains(path) : !internal) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, ProblemException.notFound("NOT_FOUND"));
        }
    }
}
