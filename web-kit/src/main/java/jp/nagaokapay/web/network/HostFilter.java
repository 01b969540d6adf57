package jp.nagaokapay.web.network;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in what was sent to a name of this program: answers, redirects and what a signed request was
 * meant for are built from it. Live, it also tells browsers to come by TLS alone.
 */
final class HostFilter extends OncePerRequestFilter {
    /** Whoever asks whether a node lives has its address and not its name. */
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private static final String TLS_FOR_A_YEAR = "max-age=31536000; includeSubDomains";

    private final Set<String> names;
    private final boolean live;
    private final Problems problems;

    /**
     * @param names in lower case; none: all are let in
     */
    HostFilter(Set<String> names, boolean live, Problems problems) {
        this.names = names;
        this.live = live;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (live) {
            response.setHeader("Strict-Transport-Security", TLS_FOR_A_YEAR);
        }
        if (names.isEmpty()
                || names.contains(request.getServerName().toLowerCase(Locale.ROOT))
                || PROBES.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request,
                    response,
                    ProblemException.of(HttpStatus.MISDIRECTED_REQUEST, "HOST_UNKNOWN"));
        }
    }
}
