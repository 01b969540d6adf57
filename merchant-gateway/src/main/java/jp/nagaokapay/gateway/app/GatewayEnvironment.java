package jp.nagaokapay.gateway.app;

import java.util.Map;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.start.LiveSettings;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What a gateway in a process of its own takes for granted, as the demo's or live. Runs after all
 * configuration is read; where the gateway is part of another program, it leaves that alone.
 */
final class GatewayEnvironment implements EnvironmentPostProcessor, Ordered {
    /** The name of its file of settings. */
    static final String NAME = "merchant-gateway";

    private static final int MANAGEMENT_PORT = 9090;

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (!NAME.equals(environment.getProperty("spring.config.name"))) {
            return;
        }
        if (Demo.isOn(environment)) {
            environment
                    .getPropertySources()
                    .addLast(
                            new MapPropertySource(
                                    "demo",
                                    Map.of(
                                            "server.address",
                                            "127.0.0.1",
                                            "springdoc.swagger-ui.enabled",
                                            true,
                                            "logging.level.access",
                                            "off",
                                            "logging.level.security",
                                            "off")));
        } else {
            LiveSettings.addTo(environment, MANAGEMENT_PORT);
        }
    }
}
