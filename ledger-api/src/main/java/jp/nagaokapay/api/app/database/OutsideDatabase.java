package jp.nagaokapay.api.app.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that somebody else runs; looked at once before anything is built on it. */
record OutsideDatabase(
        String getJdbcUrl,
        @Nullable String getUsername,
        @Nullable String getPassword,
        @Nullable Login separateOwner)
        implements LedgerDatabase {
    private static final String PREFIX = "jdbc:postgresql:";

    /** Fails with a remedy when it is no PostgreSQL of 15 or later, or cannot be reached. */
    OutsideDatabase requireFit() {
        if (!getJdbcUrl.startsWith(PREFIX)) {
            throw new StartRefused(
                    "NAGAOKAPAY_DATABASE_URL does not name a PostgreSQL.",
                    "Give a JDBC URL, like jdbc:postgresql://localhost:5432/nagaokapay.");
        }
        try (Connection connection = DriverManager.getConnection(getJdbcUrl, credentials())) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < DatabaseSettings.POSTGRESQL_MIN) {
                throw new StartRefused(
                        "The database is PostgreSQL " + version + ".", "Use PostgreSQL 15 to 18.");
            }
            return this;
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database cannot be used: " + e.getMessage(),
                    "Check NAGAOKAPAY_DATABASE_URL, _USER and _PASSWORD, and that it is running.");
        }
    }

    @Override
    public Login owner() {
        return separateOwner == null ? program() : separateOwner;
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "OutsideDatabase";
    }

    private Properties credentials() {
        Properties credentials = new Properties();
        if (getUsername != null) {
            credentials.setProperty("user", getUsername);
        }
        if (getPassword != null) {
            credentials.setProperty("password", getPassword);
        }
        return credentials;
    }
}
