package jp.nagaokapay.api.app.database;

import jp.nagaokapay.gateway.database.SchemaOwner;
import jp.nagaokapay.web.secret.KeyFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;

/**
 * The one place that chooses between the embedded and an outside database. All pools, and the
 * migrations before them, are made from this bean, and closed before it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseChoice {

    @Bean
    LedgerDatabase databaseConnection(DatabaseSettings settings) {
        String url = settings.url();
        return StringUtils.hasText(url)
                ? new OutsideDatabase(
                                url, settings.user(), settings.password(), settings.separateOwner())
                        .requireFit()
                : EmbeddedDatabase.start(settings.directory());
    }

    /** What serves where no keys were named; an outside database has none. */
    @Bean
    @Nullable KeyFile keysBesideDatabase(LedgerDatabase database) {
        return database instanceof EmbeddedDatabase embedded ? embedded.keys() : null;
    }

    @Bean
    FlywayConnectionDetails databaseOwner(LedgerDatabase database) {
        return new Owner(database.getJdbcUrl(), database.owner());
    }

    /** The gateway's tables have the same owner, when they lie beside the ledger's. */
    @Bean
    SchemaOwner gatewaySchemaOwner(LedgerDatabase database) {
        Login owner = database.owner();
        return new SchemaOwner(
                owner.user().isEmpty()
                        ? new DriverManagerDataSource(database.getJdbcUrl())
                        : new DriverManagerDataSource(
                                database.getJdbcUrl(), owner.user(), owner.password()));
    }

    /** Migrations connect as the owner. */
    private record Owner(String getJdbcUrl, Login login) implements FlywayConnectionDetails {
        @Override
        public @Nullable String getUsername() {
            return login.user().isEmpty() ? null : login.user();
        }

        @Override
        public @Nullable String getPassword() {
            return login.password();
        }
    }
}
