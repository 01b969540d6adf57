package jp.nagaokapay.ledger.shared.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Binds a group of settings as the program does at its start, and says what that would say. */
public final class SettingsCheck {
    private SettingsCheck() {}

    /**
     * @param type annotated with {@link ConfigurationProperties}
     * @param use what the program does with the settings first; fails with {@link
     *     IllegalArgumentException} when they do not serve
     * @return in words what is wrong; empty when nothing is
     */
    public static <T> Optional<String> problem(
            Environment settings, Class<T> type, Consumer<T> use) {
        String group =
                Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class)).value();
        try {
            use.accept(Binder.get(settings).bindOrCreate(group, type));
            return Optional.empty();
        } catch (BindException e) {
            return Optional.of(e.getName() + ": " + rootOf(e).getMessage());
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
