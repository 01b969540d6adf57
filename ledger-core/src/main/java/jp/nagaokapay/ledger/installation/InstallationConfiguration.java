package jp.nagaokapay.ledger.installation;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    /** Everything that uses the database waits for the migrations, and so for this. */
    @Bean
    FlywayMigrationStrategy openDatabase(
            DataSource runTime, ObjectProvider<InstallationKind> kind) {
        return flyway -> new Installation(flyway, runTime).open(kind.getIfAvailable());
    }
}
