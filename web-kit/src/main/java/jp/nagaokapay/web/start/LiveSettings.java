package jp.nagaokapay.web.start;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What holds in live use unless a setting says otherwise: health, figures and the API's document
 * are at a port of their own, which nobody but this machine reaches, and cookies travel by TLS
 * alone.
 */
public final class LiveSettings {
    private LiveSettings() {}

    /** Weaker than any configuration. */
    public static void addTo(ConfigurableEnvironment environment, int managementPort) {
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource(
                                "live",
                                Map.of(
                                        "management.server.port",
                                        managementPort,
                                        "management.server.address",
                                        "127.0.0.1",
                                        "server.servlet.session.cookie.secure",
                                        true,
                                        "springdoc.use-management-port",
                                        true,
                                        // Its pages would stay at the public port.
                                        "springdoc.swagger-ui.enabled",
                                        false)));
    }
}
