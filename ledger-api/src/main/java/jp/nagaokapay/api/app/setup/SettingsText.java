package jp.nagaokapay.api.app.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.web.secret.OwnerOnlyFile;
import jp.nagaokapay.web.start.SettingsFile;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The file of settings: one line a setting, together what belongs together. */
final class SettingsText {
    private SettingsText() {}

    /** The settings in a YAML file by their full names; none when there is no file. */
    static Map<String, String> read(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return settings;
        }
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().stream()
                .map(PropertySource::getName)
                .toList()
                .forEach(environment.getPropertySources()::remove);
        SettingsFile.addTo(environment, file);
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> known) {
                for (String name : known.getPropertyNames()) {
                    settings.put(name, String.valueOf(known.getProperty(name)));
                }
            }
        }
        return settings;
    }

    /** Writes the file, for its owner alone. */
    static void write(
            Path file, Map<String, String> settings, List<SetupPart> parts, LocalDate today)
            throws IOException {
        Map<String, String> left = new LinkedHashMap<>(settings);
        List<String> lines = new ArrayList<>();
        lines.add("# Settings of Nagaoka Pay, written by \"nagaokapay setup\" on " + today + '.');
        lines.add("# For the program's user alone: it holds passwords. \"nagaokapay help\" lists");
        lines.add("# every setting; setup keeps those that it does not ask for.");
        for (SetupPart part : parts) {
            add(part.title(), take(left, part.prefixes()), lines);
        }
        add("Others", left, lines);
        OwnerOnlyFile.write(file, String.join("\n", lines) + "\n");
    }

    private static Map<String, String> take(Map<String, String> left, List<String> prefixes) {
        Map<String, String> taken = new LinkedHashMap<>();
        left.forEach((name, value) -> {
            if (prefixes.stream().anyMatch(name::startsWith)) {
                taken.put(name, value);
            }
        });
        left.keySet().removeAll(taken.keySet());
        return taken;
    }

    private static void add(String title, Map<String, String> settings, List<String> lines) {
        if (!settings.isEmpty()) {
            lines.add("");
            lines.add("# " + title);
            settings.forEach((name, value) -> lines.add(quoted(name) + ": " + quoted(value)));
        }
    }

    /** As YAML takes it literally, but for line breaks, which no answer has. */
    private static String quoted(String text) {
        return text.matches("[a-zA-Z][a-zA-Z0-9.-]*") && !text.matches("(?i)true|false|yes|no|null")
                ? text
                : '\'' + text.replace("'", "''") + '\'';
    }
}
