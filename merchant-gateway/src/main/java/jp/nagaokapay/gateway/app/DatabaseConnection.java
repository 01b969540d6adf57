package jp.nagaokapay.gateway.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway's own PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseConnection.Settings.class)
class DatabaseConnection {

    @Bean
    JdbcConnectionDetails databaseConnection(Settings settings) {
        String url = settings.url();
        if (url == null || !url.startsWith("jdbc:postgresql:")) {
            throw new Missing();
        }
        return new Connection(url, settings.user(), settings.password());
    }

    /**
     * @param url JDBC URL of a PostgreSQL 15 to 18
     * @param user null when the URL says it
     * @param password null when it needs none
     */
    @ConfigurationProperties("nagaokapay.gateway.database")
    record Settings(@Nullable String url, @Nullable String user, @Nullable String password) {
        /** Shows no password. */
        @Override
        public String toString() {
            return "DatabaseConnection.Settings";
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

    /** There is none. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing() {
            super("The merchant gateway has no database.");
        }
    }

    /** Says what to do instead of showing a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<Missing> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, Missing cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set NAGAOKAPAY_GATEWAY_DATABASE_URL to a PostgreSQL of its own, like"
                            + " jdbc:postgresql://localhost:5432/gateway, with _USER and _PASSWORD.",
                    cause);
        }
    }
}
