package jp.nagaokapay.gateway.app;

import static java.util.Objects.requireNonNull;

import jp.nagaokapay.gateway.database.SchemaOwner;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The gateway's own PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseConnection.Settings.class)
class DatabaseConnection {

    @Bean
    JdbcConnectionDetails databaseConnection(Settings settings) {
        String url = settings.url();
        if (url == null || !url.startsWith("jdbc:postgresql:")) {
            throw new StartRefused(
                    "The merchant gateway has no database.",
                    "Set NAGAOKAPAY_GATEWAY_DATABASE_URL to a PostgreSQL of its own, like"
                            + " jdbc:postgresql://localhost:5432/gateway, with _USER and _PASSWORD.");
        }
        return new Connection(url, settings.user(), settings.password());
    }

    /** Where the tables belong to somebody else than the program's user. */
    @Bean
    @ConditionalOnProperty("nagaokapay.gateway.database.owner.user")
    SchemaOwner schemaOwner(JdbcConnectionDetails connection, Settings settings) {
        Owner owner = requireNonNull(settings.owner());
        return new SchemaOwner(
                new DriverManagerDataSource(
                        connection.getJdbcUrl(),
                        owner.user(),
                        owner.password() == null ? "" : owner.password()));
    }

    /**
     * @param url JDBC URL of a PostgreSQL 15 to 18
     * @param user null when the URL says it
     * @param password null when it needs none
     * @param owner who makes the tables; null when the program's user does
     */
    @ConfigurationProperties("nagaokapay.gateway.database")
    record Settings(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable Owner owner) {
        /** Shows no password. */
        @Override
        public String toString() {
            return "DatabaseConnection.Settings";
        }
    }

    /**
     * @param password null when it needs none
     */
    record Owner(String user, @Nullable String password) {
        /** Shows no password. */
        @Override
        public String toString() {
            return "DatabaseConnection.Owner";
        }
    }

    private record Connection(
            String getJdbcUrl, @Nullable String getUsername, @Nullable String getPassword)
            implements JdbcConnectionDetails {
        /** Shows no password. */
        @Override
        public String toString() {
            return "DatabaseConnection.Connection";
        }
    }
}
