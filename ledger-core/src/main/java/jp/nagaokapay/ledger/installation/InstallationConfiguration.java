package jp.nagaokapay.ledger.installation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    /** Everything that uses the database waits for the migrations, and so for this. */
    @Bean
    FlywayMigrationStrategy openDatabase(ObjectProvider<InstallationKind> kind) {
        return flyway -> new Installation(flyway).open(kind.getIfAvailable());
    }
}
