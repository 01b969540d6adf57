package jp.nagaokapay.web.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Answers what the servlet container refuses before any filter sees it, such as a request line that
 * is none: with a problem, in place of the container's own page.
 */
@Component
public class ContainerProblems
        implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private final ObjectProvider<Problems> problems;

    ContainerProblems(ObjectProvider<Problems> problems) {
        this.problems = problems;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private final class Report extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                problems.getObject()
                        .write(
                                request,
                                response,
                                ProblemException.of(status, GenericCodes.of(status)));
                response.finishResponse();
            } catch (IOException _) {
                // whoever asked is gone
            }
        }
    }
}
