package jp.nagaokapay.api.app.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger is kept.
 *
 * @param user as whom the program runs
 * @param owner who makes its tables; null when the program's role does
 * @param directory that of the data of an embedded one, so that messages can name it
 */
public record Database(
        String url,
        String user,
        String password,
        @Nullable Login owner,
        @Nullable String directory) {
    public Database(String url, String user, String password) {
        this(url, user, password, null, null);
    }

    public List<String> settings() {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--spring.datasource.url=" + url,
                                "--spring.datasource.username=" + user,
                                "--spring.datasource.password=" + password));
        if (owner != null) {
            settings.add("--spring.flyway.url=" + url);
            settings.add("--spring.flyway.user=" + owner.user());
            settings.add("--spring.flyway.password=" + owner.password());
        }
        if (directory != null) {
            settings.add("--nagaokapay.database.directory=" + directory);
        }
        return List.copyOf(settings);
    }

    /** Settings that hold unless others are given: an embedded one has its key beside it. */
    public List<String> defaults() {
        return directory == null
                ? List.of()
                : List.of("nagaokapay.secrets.file=" + DataDirectory.keyFile(Path.of(directory)));
    }

    /**
     * Whether its log holds anything. Asked before a ledger is started on it, for a started ledger
     * may already act.
     */
    public boolean hasEvents() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            return has(statement, "SELECT to_regclass('domain_event') IS NOT NULL")
                    && has(statement, "SELECT EXISTS (SELECT FROM domain_event)");
        }
    }

    private static boolean has(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
