package jp.nagaokapay.web.access;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Has the server write the access log. It is switched off by {@code logging.level.access=off}; the
 * port for management has none.
 */
@Configuration(proxyBeanMethods = false)
@Import({PathPatterns.class, SecurityEvents.class})
public class AccessLogging implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final PathPatterns patterns;

    AccessLogging(PathPatterns patterns) {
        this.patterns = patterns;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new RequestLog(patterns));
    }
}
