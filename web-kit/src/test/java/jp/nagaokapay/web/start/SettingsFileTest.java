package jp.nagaokapay.web.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsFileTest {
    @TempDir private Path directory;

    @Test
    void settings_of_the_file_count_more_than_the_programs_and_less_than_the_environments()
            throws Exception {
        Path file = directory.resolve("settings.yml");
        Files.writeString(
                file,
                """
                nagaokapay.issuer: 'https://pay.example.jp'
                nagaokapay:
                  payer.client-name: ながおか
                server.port: '9000'
                """);
        ConfigurableEnvironment environment =
                environment(Map.of("SERVER_PORT", "9001", "NAGAOKAPAY_SETTINGS", file.toString()));

        new SettingsFile().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("nagaokapay.issuer"))
                .isEqualTo("https://pay.example.jp");
        assertThat(environment.getProperty("nagaokapay.payer.client-name")).isEqualTo("ながおか");
        assertThat(environment.getProperty("server.port")).isEqualTo("9001");
    }

    @Test
    void a_file_that_is_named_and_not_there_or_no_yaml_ends_the_start() throws Exception {
        Path file = directory.resolve("settings.yml");
        ConfigurableEnvironment environment =
                environment(Map.of("NAGAOKAPAY_SETTINGS", file.toString()));

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file + " cannot be read");
        Files.writeString(file, "a: [");
        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is not understood");
    }

    private static void read(ConfigurableEnvironment environment) {
        new SettingsFile().postProcessEnvironment(environment, new SpringApplication());
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                variables));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("the program's own", Map.of("server.port", "8080")));
        return environment;
    }
}
