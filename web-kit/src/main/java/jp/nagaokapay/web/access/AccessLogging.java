package jp.nagaokapay.web.access;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Has the server time each request and write the access log. The log is switched off by {@code
 * logging.level.access=off}; the port for management has neither.
 */
@Configuration(proxyBeanMethods = false)
@Import({PathPatterns.class, SecurityEvents.class})
public class AccessLogging implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final PathPatterns patterns;
    private final ObjectProvider<MeterRegistry> meters;

    AccessLogging(PathPatterns patterns, ObjectProvider<MeterRegistry> meters) {
        this.patterns = patterns;
        this.meters = meters;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new RequestLog(patterns, new RequestTimers(meters)));
    }
}
