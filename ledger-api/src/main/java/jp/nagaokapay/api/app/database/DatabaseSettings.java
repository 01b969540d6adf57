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
 * @param owner who makes the tables and changes them for a new version; null when the program's
 *     user does, or when nothing is to be changed
 * @param directory where the embedded one keeps everything, relative to the current directory
 */
@ConfigurationProperties("nagaokapay.database")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable Owner owner,
        @DefaultValue("var") Path directory) {
    public static final String URL = "nagaokapay.database.url";

    /** The earliest PostgreSQL that serves. */
    public static final int POSTGRESQL_MIN = 15;

    public static boolean isOutside(Environment environment) {
        return StringUtils.hasText(environment.getProperty(URL));
    }

    /** The owner, where that is somebody else than the program's user. */
    @Nullable Login separateOwner() {
        return owner == null || !StringUtils.hasText(owner.user)
                ? null
                : new Login(owner.user, owner.password == null ? "" : owner.password);
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "DatabaseSettings";
    }

    /**
     * @param password null when it needs none
     */
    record Owner(@Nullable String user, @Nullable String password) {
        /** Shows no password. */
        @Override
        public String toString() {
            return "DatabaseSettings.Owner";
        }
    }
}
