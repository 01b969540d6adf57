package jp.nagaokapay.web.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.StringUtils;

/**
 * The settings of an installation in one YAML file, named by {@code NAGAOKAPAY_SETTINGS}. What the
 * command line or the environment says counts more; what the program brings along counts less.
 */
public final class SettingsFile implements EnvironmentPostProcessor, Ordered {
    public static final String SETTING = "nagaokapay.settings";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        String named = environment.getProperty(SETTING);
        if (StringUtils.hasText(named)) {
            addTo(environment, Path.of(named));
        }
    }

    /** Fails with {@link StartRefused} when the file is not there, or no YAML. */
    public static void addTo(ConfigurableEnvironment environment, Path file) {
        MutablePropertySources sources = environment.getPropertySources();
        String above = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        for (PropertySource<?> settings : read(file)) {
            if (sources.contains(above)) {
                sources.addAfter(above, settings);
            } else {
                sources.addLast(settings);
            }
        }
    }

    private static List<PropertySource<?>> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new StartRefused(
                    "The file of settings %s cannot be read.".formatted(file),
                    "Set NAGAOKAPAY_SETTINGS to the file that \"nagaokapay setup\" wrote, and let"
                            + " the program's user read it.");
        }
        try {
            return new YamlPropertySourceLoader().load(SETTING, new FileSystemResource(file));
        } catch (IOException | RuntimeException e) {
            throw new StartRefused(
                    "The file of settings %s is not understood: %s"
                            .formatted(file, String.valueOf(e.getMessage()).strip()),
                    "Mend the line that it names, or write the file anew by \"nagaokapay setup\".");
        }
    }
}
