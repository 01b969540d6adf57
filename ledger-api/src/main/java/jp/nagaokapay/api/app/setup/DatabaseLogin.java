package jp.nagaokapay.api.app.setup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import jp.nagaokapay.api.app.database.DatabaseSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whether somebody gets into the database. */
final class DatabaseLogin {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String SECONDS_MAX = "10";

    private DatabaseLogin() {}

    /** In words why not; empty when they do, and it is a PostgreSQL that serves. */
    static Optional<String> problem(String url, @Nullable String user, @Nullable String password) {
        if (!url.startsWith(PREFIX)) {
            return Optional.of(
                    "%s names no PostgreSQL; one looks like jdbc:postgresql://localhost:5432/ledger"
                            .formatted(url.isEmpty() ? "nothing" : url));
        }
        try (Connection connection = open(url, user, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            return version < DatabaseSettings.POSTGRESQL_MIN
                    ? Optional.of("it is PostgreSQL %d; 15 to 18 are supported".formatted(version))
                    : Optional.empty();
        } catch (SQLException e) {
            return Optional.of(words(e, url, user));
        }
    }

    /** For who looks at the database as the program's role; no connection is made yet. */
    static DriverManagerDataSource source(Environment settings) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(settings.getProperty(DatabasePart.URL, ""));
        source.setUsername(settings.getProperty(DatabasePart.USER));
        source.setPassword(settings.getProperty(DatabasePart.PASSWORD));
        return source;
    }

    static Connection open(String url, @Nullable String user, @Nullable String password)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", SECONDS_MAX);
        properties.setProperty("loginTimeout", SECONDS_MAX);
        properties.setProperty("socketTimeout", "60");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    private static String words(SQLException e, String url, @Nullable String user) {
        return switch (String.valueOf(e.getSQLState())) {
            case "28P01", "28000" ->
                    "%s is not let in: the role or its password is wrong, or pg_hba.conf does not"
                                    .formatted(user)
                            + " let it in from here";
            case "3D000" -> "there is no database of that name in %s".formatted(url);
            case "42501" -> "%s may not connect to this database".formatted(user);
            case "08001", "08004", "08006" ->
                    "nobody answers at %s (%s)".formatted(url, firstLine(e));
            default -> firstLine(e);
        };
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
