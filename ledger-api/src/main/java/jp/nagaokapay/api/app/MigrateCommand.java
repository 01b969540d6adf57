package jp.nagaokapay.api.app;

import java.util.List;
import jp.nagaokapay.gateway.database.GatewaySchema;
import jp.nagaokapay.ledger.installation.InstallationKind;
import jp.nagaokapay.web.start.StartRefused;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Makes the tables, or brings them to this version, as the database's owner, and gives the
 * program's role its rights. Whoever did it needs the owner's password for no start.
 */
final class MigrateCommand implements Command {
    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public String summary() {
        return "bring the database to this version as its owner, and serve nobody";
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            System.err.println("migrate takes no arguments; the settings name the database");
            return 2;
        }
        migrate();
        return 0;
    }

    /**
     * Brings the database to this version.
     *
     * @param settings besides those of the environment, as {@code --name=value}
     */
    static void migrate(String... settings) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Migration.class)
                        .web(WebApplicationType.NONE)
                        .properties("logging.level.root=warn")
                        .run(settings)) {
            MigrationInfo current = context.getBean(Flyway.class).info().current();
            System.out.printf(
                    "The database is at version %s and kept for %s use.%n",
                    current == null ? "0" : current.getVersion(),
                    context.getBean(InstallationKind.class));
        }
    }

    /** Of the whole program, only the database. */
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import(GatewaySchema.class)
    @ComponentScan(
            basePackages = {"jp.nagaokapay.api.app.database", "jp.nagaokapay.ledger.installation"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(DatabaseChoice|InstallationConfiguration)"))
    static final class Migration {
        @Bean
        static InstallationKind installationKind(Environment environment) {
            if (!StringUtils.hasText(environment.getProperty("nagaokapay.database.owner.user"))) {
                throw new StartRefused(
                        "Nobody is named who may change the tables.",
                        "Set NAGAOKAPAY_DATABASE_OWNER_USER and NAGAOKAPAY_DATABASE_OWNER_PASSWORD.");
            }
            return NagaokaPay.installationKind(environment);
        }
    }
}
