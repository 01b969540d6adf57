package jp.nagaokapay.api.app.database;

import jp.nagaokapay.web.secret.KeyFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * The one place that chooses between the embedded and an outside database. All pools, and the
 * migrations before them, are made from this bean, and closed before it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseChoice {

    @Bean
    JdbcConnectionDetails databaseConnection(DatabaseSettings settings) {
        String url = settings.url();
        return StringUtils.hasText(url)
                ? new OutsideDatabase(url, settings.user(), settings.password()).requireFit()
                : EmbeddedDatabase.start(settings.directory());
    }

    /** What serves where no keys were named; an outside database has none. */
    @Bean
    @Nullable KeyFile keysBesideDatabase(JdbcConnectionDetails database) {
        return database instanceof EmbeddedDatabase embedded ? embedded.keys() : null;
    }
}
