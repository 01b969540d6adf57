package jp.nagaokapay.api.app.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Which database.
 *
 * @param url JDBC URL of an outside PostgreSQL; null or empty: the embedded one
 * @param user its user; null when the URL says it
 * @param password its password; null when it needs none
 * @param directory where the embedded one keeps everything, relative to the current directory
 */
@ConfigurationProperties("nagaokapay.database")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("var") Path directory) {
    public static final String URL = "nagaokapay.database.url";

    public static boolean isOutside(Environment environment) {
        return StringUtils.hasText(environment.getProperty(URL));
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "DatabaseSettings";
    }
}
