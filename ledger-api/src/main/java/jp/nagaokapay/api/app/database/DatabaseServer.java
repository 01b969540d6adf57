package jp.nagaokapay.api.app.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The database a command works on, chosen as the whole program chooses it: the one from outside
 * that the settings name, or an embedded one. It is there before the ledger, so that it can be
 * looked at first.
 */
public final class DatabaseServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final String directory;

    private DatabaseServer(ConfigurableApplicationContext context, String directory) {
        this.context = context;
        this.directory = directory;
    }

    /** The database; an embedded one keeps its data in {@code directory}. */
    public static DatabaseServer start(String directory) {
        return new DatabaseServer(
                new SpringApplicationBuilder(Choice.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--nagaokapay.database.directory=" + directory,
                                "--nagaokapay.demo=false",
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=warn"),
                directory);
    }

    public Database database() {
        JdbcConnectionDetails details = context.getBean(JdbcConnectionDetails.class);
        return new Database(
                details.getJdbcUrl(),
                nothingIfNull(details.getUsername()),
                nothingIfNull(details.getPassword()),
                details instanceof EmbeddedDatabase ? directory : null);
    }

    private static String nothingIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Of the whole program, only the choice of the database. */
    @ComponentScan(
            basePackages = "jp.nagaokapay.api.app.database",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.DatabaseChoice"))
    static final class Choice {}
}
