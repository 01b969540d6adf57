package jp.nagaokapay.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class GatewayEnvironmentTest {
    private static final String PORT = "management.server.port";
    private static final String ADDRESS = "server.address";

    @Test
    void live_it_has_a_port_for_its_operators() {
        ConfigurableEnvironment live = started(Map.of("spring.config.name", "merchant-gateway"));

        assertThat(live.getProperty(PORT)).isEqualTo("9090");
        assertThat(live.getProperty("management.server.address")).isEqualTo("127.0.0.1");
        assertThat(live.getProperty(ADDRESS)).isNull();
        assertThat(
                        started(Map.of("spring.config.name", "merchant-gateway", PORT, "9999"))
                                .getProperty(PORT))
                .isEqualTo("9999");
    }

    @Test
    void the_demos_listens_to_this_machine_alone() {
        ConfigurableEnvironment demo =
                started(
                        Map.of(
                                "spring.config.name",
                                "merchant-gateway",
                                "nagaokapay.demo",
                                "true"));

        assertThat(demo.getProperty(ADDRESS)).isEqualTo("127.0.0.1");
        assertThat(demo.getProperty(PORT)).isNull();
    }

    @Test
    void inside_another_program_it_sets_nothing() {
        assertThat(started(Map.of()).getProperty(PORT)).isNull();
    }

    private static ConfigurableEnvironment started(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        new GatewayEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
