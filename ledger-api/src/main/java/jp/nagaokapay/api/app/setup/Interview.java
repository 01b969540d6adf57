package jp.nagaokapay.api.app.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The questions of setup: each offers what the settings say already, and its answer becomes the
 * setting. Answers that are no settings have names of their own, and are not written.
 */
final class Interview {
    /** How names of answers begin that are no settings. */
    static final String OWN = "setup.";

    private final Dialog dialog;
    private final Map<String, String> settings;

    /**
     * @param settings as they are in the file; changed by each answer
     */
    Interview(Dialog dialog, Map<String, String> settings) {
        this.dialog = dialog;
        this.settings = settings;
    }

    /** Has to be answered, unless there is something to offer. */
    String text(String name, String words, @Nullable String otherwise) {
        return keep(name, ask(name, words, otherwise, false, false));
    }

    /** May be left empty, and is then no setting. */
    String optional(String name, String words) {
        return keep(name, ask(name, words, null, false, true));
    }

    String secret(String name, String words) {
        return keep(name, ask(name, words, null, true, false));
    }

    String optionalSecret(String name, String words) {
        return keep(name, ask(name, words, null, true, true));
    }

    boolean yes(String name, String words, boolean otherwise) {
        String answer =
                ask(OWN + name, words + " (yes/no)", otherwise ? "yes" : "no", false, false);
        return answer.equalsIgnoreCase("yes")
                || answer.equalsIgnoreCase("y")
                || answer.equalsIgnoreCase("true");
    }

    /** An answer that is no setting, such as where a test message goes. */
    String aside(String name, String words, @Nullable String otherwise) {
        return ask(OWN + name, words, otherwise, false, otherwise == null);
    }

    /** A setting that follows from others. */
    void set(String name, @Nullable String value) {
        keep(name, value == null ? "" : value);
    }

    /** Takes away every setting whose name begins so. */
    void forgetAll(String prefix) {
        settings.keySet().removeIf(name -> name.startsWith(prefix));
    }

    void say(String words) {
        dialog.say(words);
    }

    boolean has(String name) {
        return settings.containsKey(name);
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** The settings so far, as the program would read them. */
    ConfigurableEnvironment environment() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("setup", new LinkedHashMap<>(settings)));
        return environment;
    }

    private String ask(
            String name,
            String words,
            @Nullable String otherwise,
            boolean secret,
            boolean optional) {
        String known = settings.getOrDefault(name, otherwise);
        return dialog.ask(new Question(name, words, known, secret, optional));
    }

    private String keep(String name, String answer) {
        if (answer.isEmpty()) {
            settings.remove(name);
        } else {
            settings.put(name, answer);
        }
        return answer;
    }
}
