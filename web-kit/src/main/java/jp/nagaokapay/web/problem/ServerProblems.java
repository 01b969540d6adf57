package jp.nagaokapay.web.problem;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What the server refuses before a request is one of ours (a broken header, a path that cannot be
 * decoded), and what fails so badly that not even {@link ProblemErrorController} is reached: a
 * problem too, instead of the server's own page.
 */
@Component
public class ServerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProblems.class);

    private final Problems problems;

    ServerProblems(Problems problems) {
        this.problems = problems;
    }

    /** Added last, it reports before the valve of Spring Boot and that of the server. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve()));
    }

    private final class Valve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !isConnected(response)
                    || !response.setErrorReported()) {
                return;
            }
            HttpStatus status = status(response.getStatus());
            try {
                problems.write(
                        request, response, ProblemException.of(status, GenericCodes.of(status)));
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("Nobody is there to be told, or an answer has begun", e);
            }
        }

        /** A coding, method or version that nobody speaks is the caller's mistake, and no alarm. */
        private static HttpStatus status(int code) {
            HttpStatus status = HttpStatus.resolve(code);
            return switch (status) {
                case null -> HttpStatus.INTERNAL_SERVER_ERROR;
                case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> HttpStatus.BAD_REQUEST;
                default -> status;
            };
        }

        private static boolean isConnected(Response response) {
            AtomicBoolean answer = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, answer);
            return answer.get();
        }
    }
}
